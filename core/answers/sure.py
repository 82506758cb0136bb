"""Sure enough? Evidence weighed into a confidence that means what it says."""

import json
import math
from functools import cache
from importlib.resources import files

from core.answers.evidence import NAMES, Evidence, figures

# Below this confidence an answer is not shown, unless a channel has been set otherwise.
THRESHOLD = 0.8
# What a channel's own verdicts are weighed against: so many helped nudges at the default.
_PRIOR = 20
_STRICTEST = 0.99


@cache
def _weights() -> tuple[float, tuple[float, ...]]:
    stored = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return stored["intercept"], tuple(stored["evidence"][name] for name in NAMES)


def confidence(evidence: Evidence) -> float:
    """The chance, 0..1, that the passage answers the question."""
    intercept, weights = _weights()
    score = intercept + sum(w * f for w, f in zip(weights, figures(evidence), strict=True))
    return round(1 / (1 + math.exp(-score)), 4)


def threshold(chosen: float | None, helped: int, wrong: int) -> float:
    """A channel's threshold from what its members said: "not it" makes it stricter, by itself.

    With no verdicts it is the default (or what a facilitator chose). A wrong one weighs as much as five
    that helped, and the threshold never falls below the default or the chosen one.
    """
    base = THRESHOLD if chosen is None else chosen
    excess = max(0.0, 5 * wrong - helped) / (_PRIOR + helped + 5 * wrong)
    return min(base + (_STRICTEST - base) * excess, max(_STRICTEST, base))
