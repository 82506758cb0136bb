"""When the digest comes: Monday at nine where the channel lives, once, and not in a storm."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

from hypothesis import given
from hypothesis import strategies as st

from core.paradox.schedule import due
from core.programme import ChannelSettings

DEFAULT = ChannelSettings()
KOLKATA = replace(DEFAULT, timezone="Asia/Kolkata")


def at(day: int, hour: int, minute: int = 0) -> datetime:
    return datetime(2026, 3, day, hour, minute, tzinfo=UTC)


def test_monday_at_nine_in_the_channels_own_zone_about_the_week_before() -> None:
    # Monday 9 March 2026: W10 is the week that ended the evening before.
    assert due(KOLKATA, "UTC", at(9, 3, 29), "2026-W09") is None
    assert due(KOLKATA, "UTC", at(9, 3, 30), "2026-W09") == "2026-W10"
    assert due(DEFAULT, "UTC", at(9, 9), None) == "2026-W10"


def test_it_comes_once() -> None:
    assert due(DEFAULT, "UTC", at(9, 9), "2026-W10") is None


def test_after_weeks_off_only_the_latest_and_after_days_late_none() -> None:
    assert due(DEFAULT, "UTC", at(24, 8), "2026-W05") == "2026-W12"
    assert due(DEFAULT, "UTC", at(27, 8), "2026-W05") is None


def test_another_day_still_tells_of_a_whole_week() -> None:
    wednesday = replace(DEFAULT, digest_day=2, digest_at=time(16, 30))
    assert due(wednesday, "UTC", at(11, 16, 30), None) == "2026-W10"
    assert due(wednesday, "UTC", at(11, 16, 29), "2026-W09") is None


@given(
    st.lists(st.integers(1, 400), min_size=1, max_size=80), st.sampled_from(["Europe/Berlin", "Asia/Kolkata"])
)
def test_no_week_is_ever_told_twice_however_irregular_the_clock(steps: list[int], zone: str) -> None:
    now, claimed, told = at(1, 0), None, []
    for hours in steps:
        now += timedelta(hours=hours)
        key = due(DEFAULT, zone, now, claimed)
        if key is not None:
            told.append(key)
            claimed = key
    assert len(told) == len(set(told))
    assert told == sorted(told)
