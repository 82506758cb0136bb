"""Is it English? Another language is said to be not read, rather than guessed at."""

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
# Frequent words of other languages in Latin script that are not English words as well.
_FOREIGN = frozenset(
    """
    der die das und ist nicht ich ein eine mit für auf zu wir sie auch wie aber oder haben kann le la
    les des une est pas je vous nous que qui dans pour avec sur mais où sont être el los las una por con
    para como pero más está muy qué hola gracias porque cuando il lo gli che di per sono della questo
    anche perché grazie het een van niet ik je dat voor zijn maar ook wat o os uma não com você obrigado
    isso mas são och att det som inte jag är en på av
    """.split()
) - {"die", "a", "on", "do", "me", "no", "we", "so", "in", "is", "an", "per", "for", "as", "at", "he"}


def is_english(words: Words) -> bool:
    """True unless the words speak against it: another script, or more foreign than English common words.

    A message of a few content words (an error message, a name) is taken as English.
    """
    if not words.prose.isascii() and not _in_latin_script(words.prose):
        return False
    common, foreign = len(words.distinct & EVERYDAY), len(words.distinct & _FOREIGN)
    if foreign > common:
        return foreign < 2 and len(words.distinct) < 3
    return common > 0 or len(words.distinct) < 12


def _in_latin_script(prose: str) -> bool:
    letters = [c for c in prose if c.isalpha()][:2_000]
    return not letters or sum(c < "ɐ" for c in letters) >= 0.7 * len(letters)
