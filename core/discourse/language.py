"""Is it English? Another language is said to be not read, rather than guessed at."""

from core.discourse.lexicon import is_known
from core.discourse.words import Words

EVERYDAY = frozenset(
    """
    the a an and or but if of to in on at by for with from as is are was were be been am do does did
    have has had i you he she it we they me him her us them my your his its our their this that these
    those there here what which who when where why how not no yes can could will would should may might
    must so than then just now only also very all any some more most one up out about into over after
    before because get got go like know think see want need use make good thanks thank ok okay hi hello
    please sorry help new time way yeah hey cool nice great lol i'm don't it's that's can't didn't
    doesn't you're i've isn't won't let's
    """.split()
)
# Frequent words of other languages in Latin script that are no English words as well, those of chat among them.
FOREIGN = frozenset(
    """
    aber alles auch auf aufgabe bei bitte danke das dass dem der doch ein eine einen genau geht gibt
    guten habe haben hallo ich ihr ist ja jetzt kann kein keine klar mit morgen nein nicht noch nur oder
    prüfung schon sehr sie sind und vielen von wann warum weil wie wir wo zu zum zur avec aussi bonjour
    bonsoir c'est ce cette d'accord dans et euh il ils j'ai je les leur lien mais merci moi n'est nous
    oui où pas pourquoi quand que quel qui salut sont tout très une vous ahora alguien bueno buenas
    buenos claro como cuando donde dónde ella esta este está estoy gracias hasta hola mañana muchas muy
    más nada para pero por porque puede qué quien sabe si sí tarea todos una anche bene buongiorno
    capisco che chi ciao cosa della dove grazie gli ho molto perché più prego questo quando sono tutti
    ainda alguém bom ela ele então entendi eu isso muito não obrigada obrigado olá onde quem são sim
    tarefa tudo uma você bedankt deze een geen goed het hoi ik jij maar naar niet nog ook
    voor waar werkt wij zijn bardzo czy dobra dobrze dzień dzięki gdzie jak jest kiedy nie tak dobrý
    děkuji kde kdy není že bir bu evet hayır için merhaba mı nasıl nerede zaman att det du efter eller
    för hej hur här inte jag kiitos mycket något och på som tack vad är apa bagaimana bisa ini itu
    kasih saya terima tidak yang hyvä kun mitä että
    """.split()
)
# From so many different words on, an English message has at least this share of well-known English words.
_ENOUGH, _KNOWN_SHARE = 8, 0.3


def is_english(words: Words) -> bool:
    """True unless the words speak against it: another script, foreign words or accents against few that English
    knows, or hardly any known word in many.

    A message of a few content words (an error message, a name) is taken as English.
    """
    letters = "" if words.prose.isascii() else [c for c in words.prose if c.isalpha()][:2_000]
    if letters and sum(c < "ɐ" for c in letters) < 0.7 * len(letters):
        return False
    told = words.distinct & FOREIGN
    known = [
        word for word in words.distinct - told if word in EVERYDAY or (word.isascii() and is_known(word))
    ]
    accented = sum(not word.isascii() for word in words.distinct - told)
    if 2 * len(told) + accented > len(known):
        return False
    return len(words.distinct) < _ENOUGH or len(known) >= _KNOWN_SHARE * len(words.distinct)
