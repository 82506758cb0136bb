"""A message cut into words once, for all cues."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from core.prose import own_prose

# Words; a question mark; and the gap before another sentence.
_TOKEN = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?|\?|(?:(?<=[.!?])\s+|\n)(?=\W{0,3}\w)")
# Marks that stand for code, links and formulas removed by whoever prepared the text, and for emoji (`:wink:`).
_MARK = re.compile(r"\b(?:CODE|URL|MATH)\b|(?<!\w):[a-z+-][\w+-]*:(?!\w)")
# Longer messages are read by their first words: the work per message is bounded.
MOST_WORDS = 2_000
# Words that cost nothing to add; what they count for is the cue of reasons and of contrast alone.
CONNECTIVES = frozenset({"because", "therefore", "however"})
# Where a sentence begins and what it asks, among the words.
START, ASKED = "^", "?"
_MARKS = frozenset({START, ASKED})


@dataclass(frozen=True, slots=True)
class Words:
    """The author's own words in lower case, and the prose they stand in; `unpadded` are the distinct ones without
    the connectives, `tokens` the words with the marks of where sentences begin and ask."""

    prose: str
    words: tuple[str, ...]
    distinct: frozenset[str]
    unpadded: frozenset[str]
    tokens: tuple[str, ...]

    @property
    def terms(self) -> frozenset[str]:
        """The distinct words and neighbouring pairs. Connectives are looked through: sprinkling them in adds nothing."""
        kept = [token for token in self.tokens if token not in CONNECTIVES]
        pairs = {f"{a} {b}" for a, b in zip(kept, kept[1:], strict=False) if a != b}
        return frozenset(pairs.union(kept))


def words_of(text: str) -> Words:
    """The own words of a message; quotations, code, links and names are left out."""
    prose = _MARK.sub(" ", own_prose(text)).strip()
    found = _TOKEN.findall(prose.lower().replace("’", "'"))[:MOST_WORDS]
    tokens = (START, *(START if token.isspace() else token for token in found))
    words = tuple(token for token in tokens if token not in _MARKS)
    distinct = frozenset(words)
    return Words(prose, words, distinct, distinct - CONNECTIVES, tokens)


def any_of(kind: frozenset[str]) -> Callable[[Words], float]:
    """A measure of a class of words: 1 where any occurs, else 0, so saying it again and again changes nothing."""

    def measure(words: Words) -> float:
        return float(not kind.isdisjoint(words.distinct))

    return measure


def share_of(kind: frozenset[str]) -> Callable[[Words], float]:
    """A measure of a class of words: their share of the distinct words, as its square root (0..1)."""

    def measure(words: Words) -> float:
        return float((len(words.distinct & kind) / max(len(words.unpadded), 1)) ** 0.5)

    return measure
