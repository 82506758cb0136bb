"""Hours that a clause names, beside a walk through the week."""

from datetime import UTC, datetime, time, timedelta

import pytest

from core.courtesy import silent_until
from core.programme import ChannelSettings
from core.protocols import ChannelProtocol, Clause, State
from core.protocols.windows import windows

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "within", "outside"),
    [
        ("at weekends", (5, 12), (4, 23)),
        ("22:00 to 07:00", (1, 23), (1, 8)),
        ("22:00 to 07:00", (1, 6), (1, 21)),
        ("after 6pm", (2, 18), (2, 17)),
        ("before 9am on Mondays", (0, 8), (1, 8)),
        ("10am-4pm", (3, 10), (3, 16)),
        ("on Fridays", (4, 0), (5, 0)),
        ("outside office hours (Mon–Fri 9:00-17:00)", (0, 8), (0, 9)),
        ("outside office hours (Mon–Fri 9:00-17:00)", (5, 12), (4, 16)),
        ("outside 8am to 6pm", (2, 19), (2, 8)),
    ],
)
def test_exact_hours(text: str, within: tuple[int, int], outside: tuple[int, int]) -> None:
    found = windows(text)
    inside = [any(w.until(MONDAY + timedelta(days=d, hours=h)) for w in found) for d, h in (within, outside)]
    assert inside == [True, False]


@pytest.mark.parametrize("text", ["in the evenings", "outside office hours", "at night", "from 9 to 5", ""])
def test_vague_hours_are_none(text: str) -> None:
    assert windows(text) == ()


def test_a_night_that_runs_into_a_weekend_ends_on_monday_morning() -> None:
    rule = Clause("1", "quiet_hours", {"window": ["weekends"]}, "Not at weekends.", "", State.CONFIRMED)
    quiet = ChannelSettings(quiet_from=time(21), quiet_until=time(8))
    friday_night = MONDAY + timedelta(days=4, hours=22)
    assert silent_until(friday_night, quiet, ChannelProtocol(1, MONDAY, "", (rule,))) == MONDAY + timedelta(
        days=7, hours=8
    )
    assert silent_until(friday_night, quiet, None) == MONDAY + timedelta(days=5, hours=8)
