"""The playground's clock: it runs like any other, from a moment of the programme's own, and can be moved on."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from adapters.platforms.playground import Leap

# After the hour at which digests are due (09:00), so that "tomorrow morning" brings Monday's.
_MORNING = time(9, 30)


class Clock:
    """A clock that showed `at` when it was made; with `keep`, a file, it goes on from there another time."""

    def __init__(self, at: datetime, keep: Path | None = None) -> None:
        self._keep = keep
        self._ahead = at - datetime.now(UTC)
        if keep and keep.exists():
            self._ahead = timedelta(seconds=float(keep.read_text(encoding="utf-8")))

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    def move_to(self, moment: datetime) -> None:
        """Show a later moment from here on; a clock never goes back."""
        self._ahead = max(self._ahead, moment - datetime.now(UTC))
        if self._keep:
            self._keep.write_text(str(self._ahead.total_seconds()), encoding="utf-8")


def leaps(now: datetime, zone: ZoneInfo) -> tuple[Leap, ...]:
    """How far time can be let pass from a moment, the nearest first."""
    return (
        Leap("10 minutes", now + timedelta(minutes=10)),
        Leap("an hour", now + timedelta(hours=1)),
        Leap("to tomorrow morning", _morning(now.astimezone(zone), days=1)),
        Leap("a week", _morning(now.astimezone(zone), days=7)),
    )


def _morning(local: datetime, days: int) -> datetime:
    return datetime.combine(local.date() + timedelta(days=days), _MORNING, local.tzinfo)


def begins(last: date, zone: ZoneInfo) -> datetime:
    """When the playground of a programme begins: at ten in the morning after its last day of talk."""
    return datetime.combine(last + timedelta(days=1), time(10), zone)
