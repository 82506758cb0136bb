"""How weeks are named."""

from datetime import UTC, datetime

import pytest

from core.discourse import week_of


@pytest.mark.parametrize(
    ("day", "week"),
    [
        (datetime(2026, 11, 22, 23, 59, tzinfo=UTC), "2026-W47"),
        (datetime(2026, 11, 23, tzinfo=UTC), "2026-W48"),
        # Weeks belong to the year that most of their days are in.
        (datetime(2027, 1, 3, tzinfo=UTC), "2026-W53"),
        (datetime(2024, 12, 30, tzinfo=UTC), "2025-W01"),
    ],
)
def test_a_week_begins_on_monday_and_belongs_to_one_year(day: datetime, week: str) -> None:
    assert week_of(day) == week
