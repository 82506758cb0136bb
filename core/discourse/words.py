"""A message cut into words once, for all cues."""

import re
from dataclasses import dataclass

from core.prose import own_prose

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Marks that stand for code, links and formulas removed by whoever prepared the text.
_MARK = re.compile(r"\b(?:CODE|URL|MATH)\b")
# Longer messages are read by their first words: the work per message is bounded.
MOST_WORDS = 2_000


@dataclass(frozen=True, slots=True)
class Words:
    """The author's own words in lower case, and the prose they stand in."""

    prose: str
    words: tuple[str, ...]
    distinct: frozenset[str]

    def share(self, of: frozenset[str]) -> float:
        """Share of the distinct words that belong to a class, 0..1: repeating oneself changes nothing."""
        return len(self.distinct & of) / max(len(self.distinct), 1)


def words_of(text: str) -> Words:
    """The own words of a message; quotations, code, links and names are left out."""
    prose = _MARK.sub(" ", own_prose(text))
    words = tuple(_WORD.findall(prose.lower().replace("’", "'"))[:MOST_WORDS])
    return Words(prose, words, frozenset(words))
