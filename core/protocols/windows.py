"""Hours a clause names: "22:00 to 07:00", "after 6pm", "at weekends". Vague hours (evenings) are none."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from core.protocols.clause import Clause
from core.protocols.scope import texts

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_CLOCK = r"(\d{1,2})(?::(\d\d))?\s*(am|pm|h)?\b"
_BETWEEN = re.compile(rf"\b{_CLOCK}\s*(?:-|–|to|until|and|till)\s*{_CLOCK}", re.IGNORECASE)
_AFTER = re.compile(rf"\bafter\s+{_CLOCK}", re.IGNORECASE)
_BEFORE = re.compile(rf"\b(?:before|until)\s+{_CLOCK}", re.IGNORECASE)
_ANY_DAY = frozenset(range(7))
_NAMES = "|".join(_DAYS)
_RANGE = re.compile(rf"\b({_NAMES})s?\s*(?:-|–|to|until|through)\s*({_NAMES})s?\b")
_TIME = r"\d{1,2}(?::\d\d)?(?: ?(?:am|pm|h)\b)?"
_STRETCH = (
    rf"(?:(?:at|on|over|in|from|between|after|before|until|outside(?: of)?) )(?:the |normal |usual |your |our )*"
    rf"(?:weekends?|weekdays|evenings?|nights?|holidays?|(?:{_NAMES})s?(?: (?:to|until|through|and) (?:{_NAMES})s?)?|"
    rf"{_TIME}(?: ?(?:-|–|to|and|until|till) ?{_TIME})?|(?<=outside )(?:of )?(?:the |your |our |normal )*(?:business|working|office) hours)"
)
_HOURS = rf"{_TIME} ?(?:-|–|to|and|until|till) ?{_TIME}"
_ON_DAYS = rf"(?:{_NAMES})s(?:,| from| between)? {_HOURS}"
_PHRASE = re.compile(
    rf"\b{_ON_DAYS}(?![\w:])|\b{_STRETCH}(?:,? (?:or |and )?{_STRETCH})*(?![\w:])|\b{_HOURS}(?![\w:])",
    re.IGNORECASE,
)
# The beginning of a stretch whose end is said in other words.
_HALF = re.compile(r"(?:between|from) \S+(?: in the \w+)?", re.IGNORECASE)
# "Mon–Fri", in capitals: "sun" and "wed" are words.
_SHORT_DAY = re.compile(r"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:s|r|rs)?\b")
_OUTSIDE = re.compile(r"\boutside\b", re.IGNORECASE)
# Zones as sentences name them; each with the clock changes of its place.
_ZONES = {
    "utc": "UTC", "gmt": "UTC", "bst": "Europe/London", "cet": "Europe/Berlin", "cest": "Europe/Berlin",
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "pt": "America/Los_Angeles", "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles",
}  # fmt: skip
# A night into a weekend, a weekend into a night; more than that would be for ever.
_MOST_STRETCHES = 14
# Nobody is away longer than that by a clause on hours.
_LONGEST_WAIT = 30


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


def over_at(stretches: Iterable[Window], local: datetime) -> datetime | None:
    """When the stretches that a local moment lies in are over, where one may run into the next; None outside all."""
    found, moment = tuple(stretches), local
    for _ in range(_MOST_STRETCHES):
        until = max((end for window in found if (end := window.until(moment))), default=None)
        if until is None:
            break
        moment = until
    return moment if moment > local else None


def named(clause: Clause) -> tuple[Window, ...]:
    """The exact hours that a clause names, in its slot or else in its sentence."""
    read = tuple(w for text in texts(clause.slots.get("window")) for w in windows(text))
    return read or windows(clause.sentence)


def zone_in(text: str) -> ZoneInfo | None:
    """The time zone a text names by its usual letters; None where it names none."""
    found = re.search(rf"\b({'|'.join(_ZONES)})\b", text, re.IGNORECASE)
    return ZoneInfo(_ZONES[found.group().lower()]) if found else None


def opening(hours: Sequence[Window], local: datetime, closed: frozenset[date]) -> datetime | None:
    """When the next of some stretches begins after a local moment, leaving out the days that are `closed`."""
    days = (local.date() + timedelta(days=ahead) for ahead in range(_LONGEST_WAIT))
    starts = (
        datetime.combine(day, window.starts, local.tzinfo)
        for day in days
        for window in hours
        if day.weekday() in window.days and day not in closed
    )
    return next((start for start in sorted(starts) if start >= local), None)


def phrase(text: str) -> str | None:
    """The sentence's own words for its hours, "at weekends or after 6 pm"; None where they would not say all of them."""
    found = _PHRASE.search(text)
    said = found.group() if found else ""
    if not said or windows(said) != windows(text) or _HALF.fullmatch(said):
        return None
    if re.match(_ON_DAYS, said, re.IGNORECASE):
        return f"on {said[0].upper()}{said[1:]}"
    return f"from {said}" if said[0].isdigit() else said[0].lower() + said[1:]


def windows(text: str) -> tuple[Window, ...]:
    """The exact stretches of time a text names; of "outside 9:00 to 17:00" all but that one."""
    full = _SHORT_DAY.sub(lambda day: next(name for name in _DAYS if name.startswith(day[1].lower())), text)
    found = tuple(_windows(full.lower()))
    return tuple(_outside(found[0])) if len(found) == 1 and _OUTSIDE.search(text) else found


def _outside(hours: Window) -> Iterator[Window]:
    """The time before and after some hours, and the days without any."""
    other = _ANY_DAY - hours.days
    if hours.starts != hours.ends:
        yield Window(hours.ends, time(0), hours.days)
    if hours.starts != time(0):
        yield Window(time(0), hours.starts, hours.days)
    if other:
        yield Window(time(0), time(0), other)


def _windows(text: str) -> Iterator[Window]:
    days = _days(text)
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


def _days(text: str) -> frozenset[int]:
    """The weekdays a text names, "Monday to Friday" and "weekdays" among them."""
    if re.search(r"\bweekdays?\b", text):
        return frozenset(range(5))
    named = {number for number, day in enumerate(_DAYS) if re.search(rf"\b{day}s?\b", text)}
    for first, last in _RANGE.findall(text):
        start, length = _DAYS.index(first), (_DAYS.index(last) - _DAYS.index(first)) % 7
        named |= {(start + ahead) % 7 for ahead in range(length + 1)}
    return frozenset(named)


def _clock(hour: str, minute: str | None, half: str | None) -> time | None:
    """A time of day; None for a bare number, which may mean anything."""
    if minute is None and half is None:
        return None
    number = int(hour) % 12 + 12 * (half == "pm") if half in ("am", "pm") else int(hour)
    return time(number % 24, int(minute or 0)) if int(minute or 0) < 60 and number <= 24 else None
