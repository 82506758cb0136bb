"""A message cut into words once, for all cues."""

import re
from dataclasses import dataclass

from core.prose import own_prose

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
# Marks that stand for code, links and formulas removed by whoever prepared the text.
_MARK = re.compile(r"\b(?:CODE|URL|MATH)\b")
# Longer messages are read by their first words: the work per message is bounded.
MOST_WORDS = 2_000
# Words that cost nothing to add; what they count for is the cue of reasons and of contrast alone.
CONNECTIVES = frozenset({"because", "therefore", "however"})


@dataclass(frozen=True, slots=True)
class Words:
    """The author's own words in lower case, and the prose they stand in."""

    prose: str
    words: tuple[str, ...]
    distinct: frozenset[str]

    @property
    def terms(self) -> frozenset[str]:
        """The distinct words and neighbouring pairs. Connectives are looked through: sprinkling them in adds nothing."""
        kept = [word for word in self.words if word not in CONNECTIVES]
        pairs = {f"{a} {b}" for a, b in zip(kept, kept[1:], strict=False) if a != b}
        return frozenset(pairs.union(kept))

    def has(self, any_of: frozenset[str]) -> float:
        """1 where any word of a class occurs, else 0: saying it again and again changes nothing."""
        return float(not any_of.isdisjoint(self.distinct))

    def share(self, of: frozenset[str]) -> float:
        """Share of the distinct words that belong to a class, 0..1: repeating oneself changes nothing."""
        return len(self.distinct & of) / max(len(self.distinct), 1)


def words_of(text: str) -> Words:
    """The own words of a message; quotations, code, links and names are left out."""
    prose = _MARK.sub(" ", own_prose(text))
    words = tuple(_WORD.findall(prose.lower().replace("’", "'"))[:MOST_WORDS])
    return Words(prose, words, frozenset(words))
