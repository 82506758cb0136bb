"""What a programme says about itself, and the sentence for each mistake in it."""

from datetime import UTC, date, datetime, time
from pathlib import Path

import pytest

from adapters.calendars import from_disk, read_calendar, read_forum, read_programme
from core.message import Role
from core.programme import Programme, Purpose, Touchpoint
from core.refusal import Refusal

CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//test//test//EN
BEGIN:VEVENT
UID:1
DTSTAMP:20260101T000000Z
SUMMARY:Recap (recorded)
DTSTART;TZID=Europe/Berlin:20260323T180000
DTEND;TZID=Europe/Berlin:20260323T190000
RRULE:FREQ=WEEKLY;COUNT=3
EXDATE;TZID=Europe/Berlin:20260406T180000
END:VEVENT
BEGIN:VEVENT
UID:2
DTSTAMP:20260101T000000Z
SUMMARY:Cancelled lab
STATUS:CANCELLED
DTSTART:20260324T100000Z
DTEND:20260324T110000Z
END:VEVENT
END:VCALENDAR
"""
PROGRAMME = Programme("p", touchpoints=(Touchpoint("Recap", True, Purpose.LECTURE),))


def test_recurrence_exceptions_cancellations_and_clocks_that_change(tmp_path: Path) -> None:
    file = tmp_path / "c.ics"
    file.write_text(CALENDAR.replace("\n", "\r\n"))
    found = read_calendar(
        from_disk(file), PROGRAMME, datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 5, 1, tzinfo=UTC)
    )
    # The clocks change on 29 March: 18:00 in Berlin is 17:00 UTC before and 16:00 after.
    assert [s.starts for s in found] == [
        datetime(2026, 3, 23, 17, tzinfo=UTC),
        datetime(2026, 3, 30, 16, tzinfo=UTC),
    ]
    assert all((s.mandatory, s.purpose, s.minutes) == (True, Purpose.LECTURE, 60) for s in found)


def test_what_is_no_calendar_is_refused(tmp_path: Path) -> None:
    (tmp_path / "c.ics").write_text("<html>sign in</html>")
    with pytest.raises(Refusal, match="not an iCalendar file"):
        read_calendar(
            from_disk(tmp_path / "c.ics"),
            PROGRAMME,
            datetime(2026, 3, 1, tzinfo=UTC),
            datetime(2026, 5, 1, tzinfo=UTC),
        )


def test_forum_posts_and_the_lines_that_are_none(tmp_path: Path) -> None:
    file = tmp_path / "f.jsonl"
    good = '{"id": 1, "topic": "t", "author": "ana", "role": "facilitator", "ts": "2026-03-02T10:00:00Z", "text": "x"}'
    file.write_text(f"{good}\nnot json\n\n{{}}\n")
    posts, skipped = read_forum(file)
    assert [(p.id, p.role) for p in posts] == [("1", Role.FACILITATOR)]
    assert [where for where, _ in skipped] == ["f.jsonl, line 2", "f.jsonl, line 4"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "not valid TOML"),
        ("", r"needs a \[programme\] table"),
        ('[programme]\nname = "p"\ntimezone = "Mars"', "no time zone"),
        ('[programme]\nname = "p"\nmodel = "magic"', "is none of"),
        ('[programme]\nname = "p"\nholidays = ["Easter"]', "holidays is not a date"),
        ('[programme]\nname = "p"\nworking_hours = "9 to 5"', "write working_hours as"),
        ('[programme]\nname = "p"\nworking_hours = "17:00-09:00"', "write working_hours as"),
        (
            '[programme]\nname = "p"\n[[modules]]\nname = "m"',
            r"\[\[modules\]\] number 1 needs starts and ends",
        ),
        (
            '[programme]\nname = "p"\n[[touchpoints]]\ntitle = "t"\nmandatory = "yes"',
            "mandatory is true or false",
        ),
    ],
)
def test_a_mistake_in_the_programme_file_is_named(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "stillwater.toml"
    file.write_text(text)
    with pytest.raises(Refusal, match=said):
        read_programme(file)


def test_when_staff_works(tmp_path: Path) -> None:
    file = tmp_path / "stillwater.toml"
    file.write_text(
        '[programme]\nname = "p"\nworking_hours = "08:30-16:00"\nholidays = [2026-12-24, "2026-12-25"]'
    )
    found = read_programme(file)
    assert (found.opens, found.closes) == (time(8, 30), time(16))
    assert found.holidays == {date(2026, 12, 24), date(2026, 12, 25)}
