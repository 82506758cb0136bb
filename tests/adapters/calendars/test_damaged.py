"""Whatever is done to a calendar, reading it gives sessions or one sentence, never a stack trace."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from adapters.calendars import from_disk, read_calendar
from core.programme import Programme
from core.refusal import Refusal

CALENDAR = b"""BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//test//test//EN\r
BEGIN:VEVENT\r
UID:1\r
DTSTAMP:20260101T000000Z\r
SUMMARY:Recap\r
DTSTART;TZID=Europe/Berlin:20260323T180000\r
DTEND;TZID=Europe/Berlin:20260323T190000\r
RRULE:FREQ=WEEKLY;COUNT=3\r
END:VEVENT\r
END:VCALENDAR\r
"""
SINCE, UNTIL = datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)


def read(folder: Path, raw: bytes) -> int | None:
    """How many sessions were found; None where the file was refused."""
    (folder / "c.ics").write_bytes(raw)
    try:
        return len(read_calendar(from_disk(folder / "c.ics"), Programme("p"), SINCE, UNTIL))
    except Refusal:
        return None


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.integers(0, len(CALENDAR) - 1), st.integers(0, 12), st.binary(max_size=3))
def test_damage_is_survived(tmp_path: Path, at: int, gone: int, put: bytes) -> None:
    read(tmp_path, CALENDAR[:at] + put + CALENDAR[at + gone :])


@pytest.mark.parametrize("broken", [b"RRULE:COUNT=3", b"RRULE:FREQ=WEEKLY;UNTIL=20260401T25"])
def test_a_broken_recurrence_ends_in_a_sentence_or_is_left_out(tmp_path: Path, broken: bytes) -> None:
    assert read(tmp_path, CALENDAR.replace(b"RRULE:FREQ=WEEKLY;COUNT=3", broken)) in (None, 0, 1)


def test_a_zone_that_is_none_is_refused(tmp_path: Path) -> None:
    assert read(tmp_path, CALENDAR.replace(b"Europe/Berlin", b"Europe")) is None


def test_five_hundred_events(tmp_path: Path) -> None:
    head, _, rest = CALENDAR.partition(b"BEGIN:VEVENT")
    event, _, foot = (b"BEGIN:VEVENT" + rest).partition(b"END:VCALENDAR")
    once = event.replace(b"RRULE:FREQ=WEEKLY;COUNT=3\r\n", b"")
    starts = (SINCE + timedelta(hours=2 * n) for n in range(500))
    events = (once.replace(b"UID:1", f"UID:{n}".encode()).replace(b"20260323T18", f"{at:%Y%m%dT%H}".encode())
              .replace(b"20260323T19", f"{at + timedelta(hours=1):%Y%m%dT%H}".encode())
              for n, at in enumerate(starts))  # fmt: skip
    # Midnight on 1 March in Berlin is still February elsewhere: the first one ends exactly when the period begins.
    assert read(tmp_path, head + b"".join(events) + b"END:VCALENDAR" + foot) == 499
