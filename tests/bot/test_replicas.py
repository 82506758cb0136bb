"""Several replicas on one ledger: whatever reaches two of them at once is heard, decided and taken once."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, time, timedelta
from threading import Barrier
from typing import TypeVar

import pytest
from sqlalchemy import Engine, func, select

from adapters.docs import Index
from adapters.ledger import outbox, people, stream
from adapters.ledger.engine import open_engine, reading, table_of, writing
from adapters.ledger.tables import NudgeRow
from bot.hearing import Hearing
from core.answers import Section
from core.events import Described, Posted
from core.message import Channel, Message, MessageRef
from core.programme import ChannelSettings, Mode, Programme

NOW = datetime(2026, 10, 5, 10, tzinfo=UTC)
DOCS = Index(
    [
        Section(
            "setup.md#password", "Resetting your password", "You reset the password on the profile page."
        ),
        Section("setup.md#vpn", "The VPN", "Connect to the VPN before you open the database."),
        Section("work.md#hand-in", "Handing in", "Hand in your work as one notebook before Sunday."),
    ]
)
ASKED = [
    Posted(
        Message(
            MessageRef("C1", str(n)), f"ana{n}", NOW + timedelta(seconds=n), "How do I reset my password?"
        )
    )
    for n in range(6)
]
_T = TypeVar("_T")


class Replica:
    """One of several, with its own connections to the ledger."""

    def __init__(self, url: str) -> None:
        self.engine = open_engine(url)
        self.hearing = Hearing(self.engine, DOCS, Programme("Course"), sole_writer=False)


@pytest.fixture
def replicas(engine: Engine) -> Iterator[list[Replica]]:
    """Two, where there is PostgreSQL."""
    if engine.dialect.name == "sqlite":
        pytest.skip("several replicas need PostgreSQL")
    with writing(engine) as connection:
        people.describe(connection, Described(Channel("C1", "chat"), NOW))
        people.set_settings(
            connection, "C1", ChannelSettings(mode=Mode.ON, quiet_from=time(0), quiet_until=time(0)), NOW
        )
    both = [Replica(engine.url.render_as_string(hide_password=False)) for _ in range(2)]
    yield both
    for one in both:
        one.engine.dispose()


def at_once(replicas: list[Replica], work: Callable[[Replica], _T]) -> list[_T]:
    """Both begin at the same moment."""
    start = Barrier(len(replicas))

    def run(one: Replica) -> _T:
        start.wait()
        return work(one)

    with ThreadPoolExecutor(len(replicas)) as pool:
        return list(pool.map(run, replicas))


def test_a_message_that_reaches_both_is_heard_and_counted_once(
    replicas: list[Replica], engine: Engine
) -> None:
    heard = at_once(replicas, lambda one: sum(one.hearing.hear([event]) for event in ASKED))
    assert sum(heard) == len(ASKED)
    with reading(engine) as connection:
        assert connection.execute(select(func.count()).select_from(stream.messages)).scalar() == len(ASKED)


def test_what_falls_due_is_decided_by_one_of_them(replicas: list[Replica], engine: Engine) -> None:
    replicas[0].hearing.hear(ASKED)
    spoken = at_once(replicas, lambda one: one.hearing.tick(NOW + timedelta(minutes=20)))
    with reading(engine) as connection:
        nudges = connection.execute(select(func.count()).select_from(table_of(NudgeRow))).scalar() or 0
    assert sum(spoken) == nudges > 0


def test_what_waits_is_taken_by_one_of_them(replicas: list[Replica], engine: Engine) -> None:
    replicas[0].hearing.hear(ASKED)
    later = NOW + timedelta(minutes=20)
    spoken = replicas[0].hearing.tick(later)

    def take(one: Replica) -> list[str]:
        with writing(one.engine) as connection:
            return [waiting.action.key for waiting in outbox.take(connection, later, limit=2)]

    taken = [key for _ in range(3) for keys in at_once(replicas, take) for key in keys]
    assert len(taken) == len(set(taken)) == spoken > 0
