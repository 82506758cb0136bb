"""A signal: one named figure read between what is healthy (0) and what is eroded (100)."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Signal:
    """What was found, in words, and how eroded that is (0..100)."""

    score: float
    evidence: str


@dataclass(frozen=True, slots=True)
class Missing:
    """What would be needed to know."""

    what: str


Found = Signal | Missing


def between(value: float, healthy: float, eroded: float) -> float:
    """Where a value lies from its healthy anchor (0) to its eroded one (100); outside them it is cut."""
    return max(0.0, min(100.0, 100 * (value - healthy) / (eroded - healthy)))
