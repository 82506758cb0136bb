"""The cost of a message does not grow with history: nothing that hearing asks the ledger reads a whole table."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, event

from adapters.ledger.engine import open_engine
from adapters.ledger.migrate import migrate
from bot.hearing import Hearing
from core.answers import EmptyLibrary
from core.events import Deleted, Edited, Event, Posted, Reacted
from core.message import Message, MessageRef
from core.programme import Programme

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)


@contextmanager
def plans(engine: Engine) -> Iterator[list[str]]:
    """How SQLite carries out each statement of a transaction, as it explains itself."""
    found: list[str] = []

    def explain(_: Any, cursor: Any, statement: str, parameters: Any, __: Any, many: bool) -> None:
        if statement.startswith(("SELECT", "UPDATE", "DELETE")):
            given = parameters[0] if many else parameters
            steps = cursor.connection.execute(f"EXPLAIN QUERY PLAN {statement}", given).fetchall()
            found.extend(f"{step[-1]}: {statement}" for step in steps)

    event.listen(engine, "before_cursor_execute", explain)
    yield found
    event.remove(engine, "before_cursor_execute", explain)


def said(number: int, text: str) -> Message:
    at = NOON + timedelta(minutes=5 * number)
    return Message(MessageRef(f"C{number % 3}", str(number)), f"U{number % 5}", at, text)


@pytest.mark.parametrize("sole_writer", [True, False], ids=["alone", "one of several replicas"])
def test_nothing_that_hearing_asks_reads_a_whole_table(tmp_path: Path, sole_writer: bool) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'ledger.db'}")
    migrate(engine)
    hearing = Hearing(engine, EmptyLibrary(), Programme("Course"), sole_writer=sole_writer)
    messages = [said(n, "does anyone know how to export the bus delays?") for n in range(200)]
    ref = messages[0].ref
    changes: list[Event] = [
        Reacted(ref, "U1", "+1", NOON),
        Edited(replace(messages[1], text="never mind"), NOON),
        Deleted(messages[2].ref, NOON),
    ]
    with plans(engine) as used:
        hearing.hear([Posted(message) for message in messages], own_clock=True)
        hearing.hear(changes)
        hearing.tick(NOON + timedelta(days=2))
    assert len(used) > 20
    assert [step for step in used if step.startswith("SCAN")] == []
