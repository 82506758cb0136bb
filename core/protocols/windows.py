"""Hours a clause names: "22:00 to 07:00", "after 6pm", "at weekends". Vague hours (evenings) are none."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, time, timedelta

from core.protocols.clause import Clause
from core.protocols.scope import texts

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = r"(\d{1,2})(?::(\d\d))?\s*(am|pm|h)?\b"
_BETWEEN = re.compile(rf"\b{_CLOCK}\s*(?:-|–|to|until|and|till)\s*{_CLOCK}", re.IGNORECASE)
_AFTER = re.compile(rf"\bafter\s+{_CLOCK}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(?:before|until)\s+{_CLOCK}", re.IGNORECASE)
_ANY_DAY = frozenset(range(7))


@dataclass(frozen=True, slots=True)
class Window:
    """A stretch of the day on some weekdays (0 is Monday); one that ends before it starts ends the next day."""

    starts: time
    ends: time
    days: frozenset[int] = _ANY_DAY

    def until(self, local: datetime) -> datetime | None:
        """When the stretch that a local moment lies in ends; None where it lies in none."""
        for back in (0, 1):
            day = local.date() - timedelta(days=back)
            start = datetime.combine(day, self.starts, local.tzinfo)
            end = datetime.combine(day + timedelta(days=self.ends <= self.starts), self.ends, local.tzinfo)
            if day.weekday() in self.days and start <= local < end:
                return end
        return None


def named(clause: Clause) -> tuple[Window, ...]:
    """The exact hours that a clause names, in its slot or else in its sentence."""
    read = tuple(w for text in texts(clause.slots.get("window")) for w in windows(text))
    return read or windows(clause.sentence)


def windows(text: str) -> tuple[Window, ...]:
    """The exact stretches of time a text names."""
    return tuple(_windows(text.lower()))


def _windows(text: str) -> Iterator[Window]:
    days = frozenset(number for number, day in enumerate(_DAYS) if re.search(rf"\b{day}s?\b", text))
    if re.search(r"\bweekends?\b", text):
        yield Window(time(0), time(0), frozenset({5, 6}))
    on = days or _ANY_DAY
    between = _BETWEEN.search(text)
    if between:
        found = _clock(*between.groups()[:3]), _clock(*between.groups()[3:])
        if found[0] is not None and found[1] is not None:
            yield Window(found[0], found[1], on)
        return
    after, before = (_clock(*m.groups()) if m else None for m in (_AFTER.search(text), _BEFORE.search(text)))
    if after is not None or before is not None:
        yield Window(after or time(0), before or time(0), on)
    elif days:
        yield Window(time(0), time(0), days)


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    """A time of day; None for a bare number, which may mean anything."""
    if minute is None and half is None:
        return None
    number = int(hour) % 12 + 12 * (half == "pm") if half in ("am", "pm") else int(hour)
    return time(number % 24, int(minute or 0)) if int(minute or 0) < 60 and number <= 24 else None
