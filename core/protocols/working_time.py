"""When a length of time is over: by the clock, or in working time with weekends, holidays and changing clocks.

Hours and minutes by the clock are elapsed time; days are days of the calendar, so that a day in which the
clocks change has 23 or 25 hours. Working time counts only from `opens` to `closes` on working days; a
working day runs out at the same time of the next working day, as people mean it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.programme import ChannelSettings, Programme
from core.words import count, tr

_ISO = re.compile(r"P(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_DAYS_OF_MONTH = 30


@dataclass(frozen=True, slots=True)
class Length:
    """So many days of the calendar and so much time beside them."""

    days: int = 0
    time: timedelta = timedelta()


def length(iso: object) -> Length | None:
    """An ISO 8601 duration such as PT24H or P2D; None for anything a clock cannot run on."""
    found = _ISO.fullmatch(iso) if isinstance(iso, str) and iso != "P" else None
    if found is None:
        return None
    months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return Length(
        months * _DAYS_OF_MONTH + weeks * 7 + days, timedelta(hours=hours, minutes=minutes, seconds=seconds)
    )


def in_words(text: str) -> str:
    """The text with each ISO 8601 duration in it in plain words: PT24H is "24 hours"."""
    return re.sub(r"\bPT?\d[\dDHMSTW]*\b", lambda found: _words(found.group()), text)


def _words(iso: str) -> str:
    much = length(iso)
    if much is None:
        return iso
    if much == Length():
        return tr("no time")
    minutes = round(much.time.total_seconds() / 60)
    hours, minutes = divmod(minutes, 60)
    named = ((much.days, "day", "days"), (hours, "hour", "hours"), (minutes, "minute", "minutes"))
    return " ".join(count(number, one, many) for number, one, many in named if number)


@dataclass(frozen=True, slots=True)
class WorkingTime:
    """When people work: Monday to Friday in a zone, from `opens` to `closes`, but not on `holidays`."""

    zone: ZoneInfo
    holidays: frozenset[date] = field(default=frozenset())
    opens: time = time(9)
    closes: time = time(17)

    def works_on(self, day: date) -> bool:
        return day.weekday() < 5 and day not in self.holidays

    def _hours(self, day: date) -> tuple[datetime, datetime]:
        """A day's working hours as moments."""
        start, end = (datetime.combine(day, at, self.zone) for at in (self.opens, self.closes))
        return start.astimezone(UTC), end.astimezone(UTC)

    def spans(self, since: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The stretches of working time from a moment on, in order, without end."""
        day = since.astimezone(self.zone).date()
        while True:
            if self.works_on(day):
                start, end = self._hours(day)
                if end > since:
                    yield max(start, since.astimezone(UTC)), end
            day += timedelta(days=1)

    def after(self, since: datetime, much: timedelta) -> datetime:
        """The moment at which so much working time has passed."""
        for start, end in self.spans(since):
            if start + much <= end:
                return start + much
            much -= end - start
        raise AssertionError("working time does not end")

    def between(self, since: datetime, until: datetime) -> timedelta:
        """How much working time lies between two moments."""
        total = timedelta()
        for start, end in self.spans(since):
            if start >= until:
                break
            total += min(end, until) - start
        return total

    def days_after(self, since: datetime, days: int) -> datetime:
        """The same time so many working days later; what begins outside working time begins at the next opening."""
        begins = next(self.spans(since))[0].astimezone(self.zone)
        day = begins.date()
        while days:
            day += timedelta(days=1)
            days -= self.works_on(day)
        return datetime.combine(day, begins.time(), self.zone).astimezone(UTC)


def working_time(programme: Programme, settings: ChannelSettings) -> WorkingTime:
    """When the staff of a channel works: in its zone, or the programme's where it has none of its own."""
    zone = ZoneInfo(settings.timezone or programme.timezone)
    return WorkingTime(zone, programme.holidays, programme.opens, programme.closes)


def over(since: datetime, much: Length, working: WorkingTime, *, business: bool) -> datetime:
    """When a length of time that began at a moment is over."""
    if business:
        after_days = working.days_after(since, much.days) if much.days else since
        return working.after(after_days, much.time) if much.time else after_days
    local = since.astimezone(working.zone)
    day = datetime.combine(local.date() + timedelta(days=much.days), local.time(), working.zone)
    # Without days the moment itself counts, not its wall clock: in the hour that comes twice they differ.
    return (day.astimezone(UTC) if much.days else since.astimezone(UTC)) + much.time


def part_of(
    since: datetime, until: datetime, share: float, working: WorkingTime, *, business: bool
) -> datetime:
    """The moment by which a share (0..1) of the time between two moments has passed."""
    if business:
        return working.after(since, working.between(since, until) * share)
    return since + (until - since) * share
