"""Events that come in at the same time are recorded together, and one that cannot be keeps no other from it."""

import asyncio
import time
from collections.abc import Sequence
from datetime import UTC, datetime

import pytest

from bot.intake import Intake
from core.events import Deleted, Event
from core.message import MessageRef

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)


def event(id: str) -> Event:
    return Deleted(MessageRef("C1", id), NINE)


class Ledger:
    """Takes a moment for each transaction, and no event called "bad"."""

    def __init__(self) -> None:
        self.written: list[list[str]] = []

    def record(self, events: Sequence[Event]) -> None:
        time.sleep(0.02)
        ids = [one.ref.id for one in events if isinstance(one, Deleted)]
        if "bad" in ids:
            raise OSError("it cannot be written")
        self.written.append(ids)


def test_what_comes_while_the_ledger_is_busy_is_written_in_one_go_in_its_order() -> None:
    async def story() -> None:
        ledger = Ledger()
        intake = Intake(ledger.record, asyncio.Lock())
        await asyncio.gather(*(intake.hear([event(str(number))]) for number in range(50)))
        assert [id for ids in ledger.written for id in ids] == [str(number) for number in range(50)]
        # The first to come found it free, and the rest had come by the time it was done.
        assert [len(ids) for ids in ledger.written] == [1, 49]

    asyncio.run(story())


def test_one_that_cannot_be_recorded_is_refused_and_the_others_are_kept() -> None:
    async def story() -> None:
        ledger = Ledger()
        intake = Intake(ledger.record, asyncio.Lock())
        came = await asyncio.gather(
            *(intake.hear([event(id)]) for id in ("one", "bad", "two")), return_exceptions=True
        )
        assert [type(one) for one in came] == [type(None), OSError, type(None)]
        assert ledger.written == [["one"], ["two"]]

    asyncio.run(story())


def test_who_stops_waiting_stops_nobody_else() -> None:
    async def story() -> None:
        ledger, alone = Ledger(), asyncio.Lock()
        intake = Intake(ledger.record, alone)
        async with alone:
            gone, there = (asyncio.create_task(intake.hear([event(id)])) for id in ("gone", "there"))
            await asyncio.sleep(0)
            gone.cancel()
        with pytest.raises(asyncio.CancelledError):
            await gone
        await there
        assert ledger.written == [["gone", "there"]]

    asyncio.run(story())
