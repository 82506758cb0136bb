"""What is eroding: the pathways' signals put together, with what speaks for it and what is missing."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import ModuleType

from core.facts import Facts
from core.paradox.pathways import every
from core.paradox.signals import Signal

# Scores nearer than this are a tie; a pathway below MILD is not called eroding.
TIE, MILD = 5.0, 20.0
# A pathway of which less than this share of signals is known is "not enough data".
ENOUGH = 0.25


@dataclass(frozen=True, slots=True)
class PathwayReading:
    """`score` is 0 (healthy) to 100 (eroded), None where nothing is known; `confidence` the share of signals known."""

    score: float | None
    confidence: float
    evidence: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def enough(self) -> bool:
        return self.score is not None and self.confidence >= ENOUGH


@dataclass(frozen=True, slots=True)
class Erosion:
    """All pathways; `primary` is None where none is eroding or there is not enough data, `tie` says both are as bad."""

    primary: str | None
    runner_up: str | None
    tie: bool
    pathways: Mapping[str, PathwayReading]


def assess(facts: Facts) -> Erosion:
    """Read the four pathways of a period and name the primary type of erosion."""
    readings = {name: _reading(pathway, facts) for name, pathway in every().items()}
    scores = {n: r.score for n, r in readings.items() if r.score is not None and r.enough}
    ranked = sorted((n for n in scores if scores[n] >= MILD), key=lambda n: (-scores[n], n))
    tie = len(ranked) > 1 and scores[ranked[0]] - scores[ranked[1]] < TIE
    return Erosion(ranked[0] if ranked else None, ranked[1] if len(ranked) > 1 else None, tie, readings)


def _reading(pathway: ModuleType, facts: Facts) -> PathwayReading:
    found = [signal(facts) for signal in pathway.SIGNALS]
    known = [signal for signal in found if isinstance(signal, Signal)]
    missing = tuple(dict.fromkeys(f.what for f in found if not isinstance(f, Signal)))
    score = round(sum(s.score for s in known) / len(known), 1) if known else None
    strongest = sorted(known, key=lambda s: -s.score)
    return PathwayReading(
        score, round(len(known) / len(found), 2), tuple(s.evidence for s in strongest), missing
    )


def spoken(name: str) -> str:
    """A pathway's name as people say it."""
    return str(every()[name].NAME)
