"""Sure enough? Evidence weighed into a confidence that means what it says."""

import math
from operator import mul

from core.answers.evidence import Evidence
from core.answers.form import Form
from core.answers.weights import weights

# Below this confidence an answer is not shown, unless a channel has been set otherwise.
THRESHOLD = 0.8
# What a channel's own verdicts are weighed against: so many helped nudges at the default.
_PRIOR = 20
_STRICTEST = 0.99


def confidence(evidence: Evidence, form: Form, *, semantic: bool = False) -> float:
    """The chance, 0..1, that the passage answers the question; `semantic` where the library knows meanings.

    First the chance by the evidence alone, then with the form of the question, which decides where the evidence
    does not: the nearer that chance is to one, the less it counts.
    """
    learned = weights(semantic=semantic)
    speaks = _chance(learned.intercept + sum(map(mul, learned.evidence, evidence)))
    asked = sum(map(mul, learned.form, form))
    return round(_chance(learned.bias + learned.speaks * speaks + (1 - speaks) * asked), 4)


def _chance(log_odds: float) -> float:
    return 1 / (1 + math.exp(-log_odds))


def threshold(chosen: float | None, helped: int, wrong: int) -> float:
    """A channel's threshold from what its members said: "not it" makes it stricter, by itself.

    With no verdicts it is the default (or what a facilitator chose). A wrong one weighs as much as five
    that helped, and the threshold never falls below the default or the chosen one.
    """
    base = THRESHOLD if chosen is None else chosen
    excess = max(0.0, 5 * wrong - helped) / (_PRIOR + helped + 5 * wrong)
    return min(base + (_STRICTEST - base) * excess, max(_STRICTEST, base))
