"""How much of some talk is reflective.

A reading is the chance that a message is reflective, so the share to be expected is the mean of the readings. To
count the messages on one side of a threshold would be less sure: .49 and .51 hardly differ.
"""

from collections.abc import Iterable

from core.discourse.interval import Interval, interval


def reflective_share(readings: Iterable[float | None]) -> Interval | None:
    """The share of the messages that were read; None below `interval.ENOUGH`, where it would say nothing."""
    read = [reflection for reflection in readings if reflection is not None]
    return interval(sum(read), len(read))
