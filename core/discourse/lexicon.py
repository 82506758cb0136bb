"""Words and pairs of words that were learned to be typical of reflective or reactive talk.

Sums are exact (`fsum`), so that the order in which a set gives its words shows nowhere.

The lexicon knows the talk it was learned from and says how well it knows a message's words, so that it can
be silent about what it does not know. It holds numbers for words, no sentence of anybody.
"""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from core.discourse.words import Words

# A message of few words is taken to be as familiar as most: so much familiar rarity is added to it.
USUAL_FAMILIARITY, AS_IF = 0.9, 900.0
# Few words say little: the squared norm is taken as if there were some more, of ten terms or so.
FEW = 300.0


@dataclass(frozen=True, slots=True)
class Lexicon:
    """`rarity` is a term's 1 + ln(messages / messages with it), `pull` its weight towards reflective times its
    rarity; `strange` is the rarity of whatever the lexicon does not know."""

    rarity: Mapping[str, float]
    pull: Mapping[str, float]
    strange: float

    def familiarity(self, words: Words) -> float:
        """How much of what is said is known to the lexicon, 0..1: its distinct words, the rarer the weightier."""
        said = words.unpadded
        known = [self.rarity[word] for word in said if word in self.rarity]
        unknown = len(said) - len(known)
        familiar = math.fsum(rarity * rarity for rarity in known) + AS_IF * USUAL_FAMILIARITY
        return familiar / (familiar + unknown * self.strange**2 + AS_IF * (1 - USUAL_FAMILIARITY))

    def wording(self, words: Words) -> float:
        """The pull of the terms at the message's own length: their sum over the norm of all terms, known or not,
        so that a long message pulls no more than a short one for being long."""
        terms = words.terms
        known = [self.rarity[term] for term in terms if term in self.rarity]
        square = math.fsum(rarity * rarity for rarity in known) + (len(terms) - len(known)) * self.strange**2
        return math.fsum(self.pull.get(term, 0.0) for term in terms) / math.sqrt(square + FEW)


@cache
def lexicon() -> Lexicon:
    """The lexicon that `bot/learn/discourse.py` has learned."""
    stored = json.loads(files(__package__).joinpath("lexicon.json").read_text(encoding="utf-8"))
    terms: Mapping[str, tuple[float, float]] = stored["terms"]
    rarity = {term: of[0] for term, of in terms.items()}
    return Lexicon(rarity, {term: of[1] for term, of in terms.items()}, stored["strange"])


def is_known(word: str) -> bool:
    """Whether the lexicon has met an English word."""
    return word in lexicon().rarity
