"""An iCalendar file as the sessions of a period: recurrence, time zones, exceptions and cancellations."""

from collections.abc import Sequence
from datetime import UTC, datetime, time
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import recurring_ical_events
from icalendar import Calendar

from core.paradox.facts import Session
from core.programme import Programme, Touchpoint
from core.refusal import Refusal


def read_calendar(path: Path, programme: Programme, since: datetime, until: datetime) -> tuple[Session, ...]:
    """The sessions between two moments, in order. Raises Refusal where the file is no calendar."""
    try:
        calendar = Calendar.from_ical(path.read_bytes())
        found = recurring_ical_events.of(calendar, skip_bad_series=True).between(since, until)
        live = (event for event in found if str(event.get("STATUS", "")).upper() != "CANCELLED")
        return tuple(sorted((_session(e, programme) for e in live), key=lambda s: (s.starts, s.title)))
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {error.strerror or error}.") from error
    # The parser lets a malformed value through and stumbles over it later, hence the last three.
    except (ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError) as error:
        why = " ".join(str(error).split())[:120]
        raise Refusal(f"{path} is not an iCalendar file ({why}); export it as .ics and try again.") from error


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
