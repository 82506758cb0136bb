"""An iCalendar file as the sessions of a period: recurrence, time zones, exceptions and cancellations."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar
from recurring_ical_events import CalendarQuery, of

from core.facts import Session
from core.programme import Programme, Touchpoint
from core.refusal import Refusal
from core.upload import Upload

# All of an event that a session is made of; who was invited and what it is about in words is not.
_KEPT = frozenset(
    "UID DTSTAMP SEQUENCE STATUS SUMMARY DTSTART DTEND DURATION RRULE RDATE EXDATE RECURRENCE-ID".split()
)
# Looked at when a calendar is taken in; more events, or ones that recur by the minute, are no programme's.
_TWO_MONTHS = timedelta(days=62)
_MOST_EVENTS = 5_000
_TOO_OFTEN = frozenset({"SECONDLY", "MINUTELY", "HOURLY"})


def read_calendar(
    file: Upload, programme: Programme, since: datetime, until: datetime
) -> tuple[Session, ...]:
    """The sessions between two moments, in order. Raises Refusal where the file is no calendar."""
    with _one_sentence(file):
        return _sessions(_read(file.content), programme, since, until)


# Parsing takes most of the time, and the same calendar is asked about again and again.
@lru_cache(maxsize=4)
def _read(content: bytes) -> CalendarQuery:
    return of(Calendar.from_ical(content), skip_bad_series=True)


def without_people(file: Upload, programme: Programme) -> tuple[str, int]:
    """A calendar without who was invited and what was written about it, and how many events it has.

    Raises Refusal where it is no calendar, or one of its events cannot be read.
    """
    with _one_sentence(file):
        calendar: Any = Calendar.from_ical(file.content)
        calendar.subcomponents = [c for c in calendar.subcomponents if c.name in ("VEVENT", "VTIMEZONE")]
        _strip(calendar, frozenset({"VERSION", "PRODID"}))
        events = calendar.walk("VEVENT")
        _check(file, events)
        for event in events:
            event.subcomponents = []
            _strip(event, _KEPT)
        starts = [_moment(event["DTSTART"].dt, programme.timezone) for event in events]
        if starts:
            # Read once, so that what is kept can be read whenever it is needed.
            query = of(calendar, skip_bad_series=True)
            for since in (min(starts), max(starts)):
                _sessions(query, programme, since, since + _TWO_MONTHS)
        return calendar.to_ical().decode(), len(events)


def _check(file: Upload, events: Sequence[Any]) -> None:
    """Raises Refusal where the calendar would take for ever to read."""
    if len(events) > _MOST_EVENTS:
        raise Refusal(
            f"{file.name} has more than {_MOST_EVENTS} events; export the programme's own calendar."
        )
    for event in events:
        rules = event.get("RRULE") or []
        for rule in rules if isinstance(rules, list) else [rules]:
            if _TOO_OFTEN & {str(freq).upper() for freq in rule.get("FREQ", ())} or rule.keys() & {
                "BYMINUTE",
                "BYSECOND",
            }:
                raise Refusal(f"{file.name} has an event that recurs more often than daily; take it out.")


def _strip(component: Any, kept: frozenset[str]) -> None:
    for name in set(component) - kept:
        del component[name]


@contextmanager
def _one_sentence(file: Upload) -> Iterator[None]:
    try:
        yield
    # The parser lets a malformed value through and stumbles over it later; a zone's name may even be a folder's.
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, OSError) as error:
        why = " ".join(str(error).split())[:120]
        raise Refusal(
            f"{file.name} is not an iCalendar file ({why}); export it as .ics and try again."
        ) from error


def _sessions(
    calendar: CalendarQuery, programme: Programme, since: datetime, until: datetime
) -> tuple[Session, ...]:
    found = calendar.between(since, until)
    live = (event for event in found if str(event.get("STATUS", "")).upper() != "CANCELLED")
    return tuple(sorted((_session(e, programme) for e in live), key=lambda s: (s.starts, s.title)))


def _session(event: Any, programme: Programme) -> Session:
    title = str(event.get("SUMMARY", "(untitled)"))
    starts = _moment(event["DTSTART"].dt, programme.timezone)
    ends = _moment(event["DTEND"].dt, programme.timezone) if "DTEND" in event else starts
    touchpoint = _touchpoint(title, programme.touchpoints)
    if touchpoint is None:
        return Session(title, starts, ends)
    return Session(title, starts, ends, touchpoint.mandatory, touchpoint.purpose, touchpoint.title)


def _touchpoint(title: str, touchpoints: Sequence[Touchpoint]) -> Touchpoint | None:
    """The touchpoint of that title, or else the longest one that the title begins with."""
    wanted = title.casefold().strip()
    fitting = (t for t in touchpoints if wanted.startswith(t.title.casefold().strip()))
    return max(fitting, key=lambda t: len(t.title), default=None)


def _moment(value: Any, zone: str) -> datetime:
    """Dates begin at midnight, and times without a zone are meant, in the programme's own zone."""
    moment = value if isinstance(value, datetime) else datetime.combine(value, time())
    return (moment if moment.tzinfo else moment.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)
