"""An obligation looked back on takes the steps that its clock would have taken."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as some

from core.facts import Fate
from core.message import Role
from core.protocols.course import course
from core.protocols.obligations import LATEST, Awaits, Owed, Seen, Stage

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
DAY = timedelta(days=1)
OWED = Owed("k", "C1", "a", 1, Awaits.ANSWER, Role.FACILITATOR, "1", "", "Within a day.", MONDAY,
            MONDAY + 0.75 * DAY, MONDAY + DAY)  # fmt: skip


def always(_: datetime) -> list[str]:
    return ["facilitator"]


def by_day(moment: datetime) -> list[str]:
    return ["facilitator"] if 8 <= moment.hour < 21 else []


def told(seen: Seen, *, until: datetime = MONDAY + 9 * DAY, awake=always) -> list[tuple[Stage, timedelta]]:
    return [(s.stage, at - MONDAY) for at, s in course(OWED, seen, until, awake) if s.stage and s.tell]


def fate(seen: Seen, until: datetime = MONDAY + 9 * DAY) -> Fate | None:
    return next((s.fate for _, s in reversed([*course(OWED, seen, until, always)])), None)


def test_never_met_it_is_reminded_of_twice_and_broken() -> None:
    assert told(Seen()) == [(Stage.SOON, 0.75 * DAY), (Stage.DUE, DAY)]
    assert fate(Seen()) is Fate.BROKEN
    assert fate(Seen(sure=False)) is Fate.UNKNOWN


def test_met_before_the_first_reminder_nobody_is_told() -> None:
    seen = Seen(MONDAY + 0.5 * DAY)
    assert told(seen) == []
    assert fate(seen) is Fate.KEPT


def test_met_late_it_was_broken() -> None:
    assert fate(Seen(MONDAY + 1.5 * DAY)) is Fate.BROKEN


def test_at_night_it_waits_for_the_morning() -> None:
    assert told(Seen(), awake=by_day) == [(Stage.SOON, timedelta(hours=23)), (Stage.DUE, DAY)]


def test_where_the_export_ends_before_it_is_due_nothing_is_known() -> None:
    assert fate(Seen(), until=MONDAY + 0.9 * DAY) is None


@settings(max_examples=60)
@given(some.one_of(some.none(), some.integers(0, 80)), some.booleans())
def test_nobody_is_told_twice_nor_after_it_was_met(hours: int | None, sure: bool) -> None:
    met = None if hours is None else MONDAY + timedelta(hours=hours)

    def steps() -> Iterator[tuple[datetime, Stage]]:
        for at, step in course(OWED, Seen(met, sure), MONDAY + 9 * DAY, by_day):
            if step.tell and step.stage:
                yield at, step.stage

    found = list(steps())
    assert len({stage for _, stage in found}) == len(found)
    assert all(at < (met or at + LATEST) and at < OWED.due + LATEST for at, _ in found)
