"""Which sentences of a published text are English; many a channel publishes each rule in two languages."""

from collections.abc import Sequence

from core.discourse.language import EVERYDAY, FOREIGN, is_english
from core.discourse.lexicon import is_known
from core.discourse.words import Words, words_of
from core.protocols.meanings import is_word

# Shorter sentences tell too little.
_ENOUGH = 3


def english(texts: Sequence[str]) -> list[bool]:
    """Of each sentence of a text whether it is English.

    Where a word of the text belongs to another language, more than half of a sentence's words have to be English.
    """
    found = [words_of(text) for text in texts]
    plain = [is_english(words) for words in found]
    if all(plain) and not any(words.distinct & FOREIGN for words in found):
        return plain
    return [one and _shows(words) for one, words in zip(plain, found, strict=True)]


def _shows(words: Words) -> bool:
    told = [word for word in words.distinct if word[0].isalpha()]
    known = [word for word in told if word in EVERYDAY or is_known(word) or is_word(word)]
    return len(told) < _ENOUGH or 2 * len(known) > len(told)
