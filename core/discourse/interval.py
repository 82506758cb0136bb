"""Shares with their uncertainty; below a stated minimum, none."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

# Below so many read messages a share is not shown: "not enough data".
ENOUGH = 20
_Z = 1.96


@dataclass(frozen=True, slots=True)
class Interval:
    """A share with its 95 % interval, all 0..1."""

    share: float
    low: float
    high: float


def interval(part: float, whole: int) -> Interval | None:
    """The share and its interval (Wilson 1927); None below ENOUGH, where it would say nothing.

    Where some count in part the interval is a little too wide: what lies between 0 and 1 varies less.
    """
    if whole < ENOUGH:
        return None
    p = part / whole
    middle = (p + _Z * _Z / (2 * whole)) / (1 + _Z * _Z / whole)
    half = _Z * math.sqrt(p * (1 - p) / whole + _Z * _Z / (4 * whole * whole)) / (1 + _Z * _Z / whole)
    return Interval(p, max(middle - half, 0.0), min(middle + half, 1.0))


def weighted(marks: Sequence[tuple[float, int]]) -> Interval | None:
    """The share of the weight that is marked (0..1 each), as a ratio estimate (Cochran 1977, section 6.4)."""
    total = sum(weight for _, weight in marks)
    if len(marks) < ENOUGH or not total:
        return None
    p = sum(weight * mark for mark, weight in marks) / total
    half = _Z * math.sqrt(sum((weight * (mark - p)) ** 2 for mark, weight in marks)) / total
    return Interval(p, max(p - half, 0.0), min(p + half, 1.0))
