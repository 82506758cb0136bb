"""What waits in the outbox leaves in time, again later, or not at all; nobody's trouble holds up the rest."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

import pytest
from house import Wire

from adapters.ledger.outbox import Waiting
from bot import sending
from core.actions import Action, DirectMessage, Nudge
from core.message import MessageRef
from core.ports import Delivered, Delivery, Postponed, Undeliverable
from core.reply.pages import page

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)
HINT = Nudge("n1", "ana", MessageRef("C1", "1"), page("The docs may answer this."))
NEWS = DirectMessage("d1", "ana", page("Your topic has an answer."))


class Faltering(Wire):
    """A platform that answers as it is told to."""

    def __init__(self, *answers: Delivery | Exception, slow: bool = False) -> None:
        super().__init__()
        self.answers, self.slow = list(answers), slow

    async def deliver(self, action: Action) -> Delivery:
        if self.slow:
            await asyncio.sleep(3600)
        self.sent.append(action)
        answer = self.answers.pop(0) if self.answers else Delivered()
        if isinstance(answer, Exception):
            raise answer
        return answer


def told(wire: Wire | None, action: Action, *, age: timedelta = timedelta(0), attempts: int = 0) -> Delivery:
    return asyncio.run(sending.send(wire, Waiting(action, attempts, NOW - age), NOW))


def test_it_is_delivered_as_the_platform_says() -> None:
    wire = Faltering(Undeliverable("archived"))
    assert told(wire, NEWS) == Undeliverable("archived")
    assert told(wire, NEWS) == Delivered()


def test_where_nobody_serves_it_it_is_given_up() -> None:
    assert isinstance(told(None, NEWS), Undeliverable)


def test_a_platform_that_does_not_answer_is_left_before_the_lease_is_over(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert sending.PATIENCE < sending.LEASE
    monkeypatch.setattr(sending, "PATIENCE", timedelta(milliseconds=10))
    assert isinstance(told(Faltering(slow=True), NEWS), Postponed)


def test_a_fault_of_our_own_is_tried_again_later() -> None:
    assert isinstance(told(Faltering(RuntimeError("boom")), NEWS), Postponed)


@pytest.mark.parametrize(
    ("action", "age", "goes_out"),
    [
        (HINT, timedelta(minutes=59), True),
        (HINT, timedelta(minutes=61), False),
        (NEWS, timedelta(days=2), True),
        (NEWS, timedelta(days=4), False),
    ],
)
def test_what_comes_too_late_does_not_come(action: Action, age: timedelta, *, goes_out: bool) -> None:
    wire = Faltering()
    assert isinstance(told(wire, action, age=age), Delivered) is goes_out
    assert bool(wire.sent) is goes_out


def test_waits_grow_with_each_try() -> None:
    asked = Postponed(timedelta(seconds=30), "busy")
    waits: Sequence[float] = [
        (sending.again(asked, Waiting(NEWS, n, NOW), NOW) - NOW).total_seconds() for n in (0, 1, 2, 5, 9)
    ]
    assert waits == [30, 60, 120, 960, 960]
