"""When a length of time is over, beside a plain walk through the calendar."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.protocols.working_time import Length, WorkingTime, in_words, length, over, part_of

BERLIN = ZoneInfo("Europe/Berlin")
OFFICE = WorkingTime(BERLIN, frozenset({date(2026, 4, 3), date(2026, 4, 6)}))
FRIDAY = datetime(2026, 3, 27, 16, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("begins", "iso", "business", "ends"),
    [
        (FRIDAY, "PT24H", False, datetime(2026, 3, 28, 16, tzinfo=BERLIN)),
        (
            FRIDAY,
            "P2D",
            False,
            datetime(2026, 3, 29, 16, tzinfo=BERLIN),
        ),  # the clocks went forward that night
        (FRIDAY, "PT48H", False, datetime(2026, 3, 29, 17, tzinfo=BERLIN)),
        (FRIDAY, "P1D", True, datetime(2026, 3, 30, 16, tzinfo=BERLIN)),
        (FRIDAY, "PT2H", True, datetime(2026, 3, 30, 10, tzinfo=BERLIN)),
        (
            datetime(2026, 4, 2, 12, tzinfo=BERLIN),
            "P1D",
            True,
            datetime(2026, 4, 7, 12, tzinfo=BERLIN),
        ),  # Easter
        (datetime(2026, 3, 28, 11, tzinfo=BERLIN), "P1D", True, datetime(2026, 3, 31, 9, tzinfo=BERLIN)),
    ],
)
def test_examples(begins: datetime, iso: str, business: bool, ends: datetime) -> None:
    much = length(iso)
    assert much is not None
    assert over(begins, much, OFFICE, business=business) == ends


@pytest.mark.parametrize("vague", ["shortly", "a few hours", "P", "", None, 24])
def test_no_clock_runs_on_vague_words(vague: object) -> None:
    assert length(vague) is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Answers within PT24H.", "Answers within 24 hours."),
        ("Out within P1D after it.", "Out within 1 day after it."),
        ("PT1H30M", "1 hour 30 minutes"),
        ("Out within PT0S of it", "Out within no time of it"),
        ("within shortly, says PTA", "within shortly, says PTA"),
    ],
)
def test_lengths_are_said_in_words(text: str, words: str) -> None:
    assert in_words(text) == words


def test_three_quarters_of_two_working_days_lie_in_working_time() -> None:
    due = over(FRIDAY, Length(days=2), OFFICE, business=True)
    assert part_of(FRIDAY, due, 0.75, OFFICE, business=True) == datetime(2026, 3, 31, 12, tzinfo=BERLIN)


ZONES = st.sampled_from(["Europe/Berlin", "America/New_York", "Asia/Kathmandu", "Australia/Lord_Howe", "UTC"])
# A year with both changes of the clocks in every zone.
MINUTES = st.integers(0, 366 * 24 * 60)
HOLIDAYS = st.frozensets(st.integers(0, 400).map(lambda n: date(2026, 1, 1) + timedelta(days=n)), max_size=8)
START = datetime(2026, 1, 1, tzinfo=UTC)


def _walk(since: datetime, minutes: int, working: WorkingTime) -> datetime:
    """Minute by minute, counting those that people work in."""
    now = since
    while minutes:
        local = now.astimezone(working.zone)
        works = local.weekday() < 5 and local.date() not in working.holidays and 9 <= local.hour < 17
        minutes -= works
        now += timedelta(minutes=1)
    return now


@settings(max_examples=150)
@given(zone=ZONES, begins=MINUTES, minutes=st.integers(1, 20 * 60), holidays=HOLIDAYS)
def test_working_hours_agree_with_a_walk_minute_by_minute(
    zone: str, begins: int, minutes: int, holidays: frozenset[date]
) -> None:
    since, working = START + timedelta(minutes=begins), WorkingTime(ZoneInfo(zone), holidays)
    found = over(since, Length(time=timedelta(minutes=minutes)), working, business=True)
    assert found == _walk(since, minutes, working)
    assert working.between(since, found) == timedelta(minutes=minutes)


@settings(max_examples=300)
@given(zone=ZONES, begins=MINUTES, days=st.integers(1, 12), holidays=HOLIDAYS)
def test_working_days_agree_with_leafing_through_the_calendar(
    zone: str, begins: int, days: int, holidays: frozenset[date]
) -> None:
    since, working = START + timedelta(minutes=begins), WorkingTime(ZoneInfo(zone), holidays)
    local = since.astimezone(working.zone)
    day, clock = local.date(), local.replace(second=0)
    free = day.weekday() >= 5 or day in holidays or clock.hour >= 17
    while free:
        day += timedelta(days=1)
        free = day.weekday() >= 5 or day in holidays
    moved = day != local.date() or clock.hour < 9
    for _ in range(days):
        day += timedelta(days=1)
        while day.weekday() >= 5 or day in holidays:
            day += timedelta(days=1)
    found = over(since, Length(days=days), working, business=True).astimezone(working.zone)
    assert found.date() == day
    assert (found.hour, found.minute) == ((9, 0) if moved else (local.hour, local.minute))


@settings(max_examples=300)
@given(zone=ZONES, begins=MINUTES, hours=st.integers(0, 400), share=st.floats(0, 1))
def test_by_the_clock_hours_are_elapsed_time(zone: str, begins: int, hours: int, share: float) -> None:
    since, working = START + timedelta(minutes=begins), WorkingTime(ZoneInfo(zone))
    due = over(since, Length(time=timedelta(hours=hours)), working, business=False)
    assert due - since == timedelta(hours=hours)
    assert since <= part_of(since, due, share, working, business=False) <= due
