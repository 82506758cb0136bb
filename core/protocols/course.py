"""The whole course of an obligation, looked back on: the steps that a running clock would have taken."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta

from core.protocols.obligations import LATEST, Owed, Seen, Step, step

# Whoever could not be told is tried again after so long.
_AGAIN = timedelta(hours=1)


def course(
    owed: Owed, seen: Seen, until: datetime, awake: Callable[[datetime], Iterable[str]]
) -> Iterator[tuple[datetime, Step]]:
    """Each step with its moment, from the first reminder on; `seen` is all that was ever seen of it.

    `awake` says who could be told at a moment.
    """
    told: frozenset[str] = frozenset()
    now = min(owed.remind_at, seen.companion_at or owed.remind_at, seen.met_at or owed.remind_at)
    while now <= until:
        found = step(owed, _by(seen, now), now, told, awake(now))
        yield now, found
        if found.over:
            return
        told |= {f"{found.stage}:{member}" for member in found.tell}
        marks = (owed.remind_at, owed.due, owed.due + LATEST, seen.met_at, seen.companion_at)
        unheard = (
            now + _AGAIN if found.stage and not any(t.startswith(f"{found.stage}:") for t in told) else None
        )
        now = min(moment for moment in (*marks, unheard) if moment and moment > now)


def _by(seen: Seen, now: datetime) -> Seen:
    """What had been seen of it by a moment."""
    met = seen.met_at if seen.met_at and seen.met_at <= now else None
    with_it = seen.companion_at if seen.companion_at and seen.companion_at <= now else None
    return replace(seen, met_at=met, companion_at=with_it)
