"""Each event is applied once, in whatever order it arrives, on both engines."""

from datetime import UTC, datetime, timedelta
from itertools import permutations

import pytest
from sqlalchemy import Engine, select

from adapters.ledger import people, reactions, stream
from adapters.ledger.engine import reading, table_of, writing
from adapters.ledger.tables import ReactionRow
from core.events import Deleted, Edited, Event, Posted, Reacted
from core.message import Member, Message, MessageRef

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
REF = MessageRef("C1", "100.1")


def said(text: str, minutes: int = 0, ref: MessageRef = REF) -> Message:
    return Message(ref, "ana", NOON + timedelta(minutes=minutes), text)


def apply(engine: Engine, event: Event) -> None:
    with writing(engine) as connection:
        match event:
            case Posted():
                stream.remember(connection, [stream.as_row(m) for m in stream.unseen(connection, [event])])
            case Edited():
                stream.edit(connection, event, {})
            case Deleted():
                stream.remove(connection, event)
            case Reacted():
                reactions.react(connection, [event])


def text_of(engine: Engine, ref: MessageRef = REF) -> str | None:
    with reading(engine) as connection:
        found = stream.message(connection, ref)
    return found.text if found else None


def test_a_message_delivered_twice_is_new_once(engine: Engine) -> None:
    with writing(engine) as connection:
        twice = stream.unseen(connection, [Posted(said("hello")), Posted(said("hello"))])
        stream.remember(connection, [stream.as_row(m) for m in twice])
        again = stream.unseen(connection, [Posted(said("hello"))])
    assert (len(twice), len(again)) == (1, 0)


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_the_latest_edit_wins_in_every_order_of_arrival(engine: Engine, order: tuple[int, ...]) -> None:
    events: list[Event] = [
        Posted(said("frist")),
        Edited(said("first"), NOON + timedelta(minutes=1)),
        Edited(said("the first"), NOON + timedelta(minutes=2)),
    ]
    for index in order:
        apply(engine, events[index])
    assert text_of(engine) == "the first"


@pytest.mark.parametrize("order", list(permutations(range(3))))
def test_a_deleted_message_stays_forgotten_in_every_order(engine: Engine, order: tuple[int, ...]) -> None:
    events: list[Event] = [
        Posted(said("my phone number is …")),
        Edited(said("never mind"), NOON + timedelta(minutes=1)),
        Deleted(REF, NOON + timedelta(minutes=2)),
    ]
    for index in order:
        apply(engine, events[index])
    apply(engine, events[0])
    assert text_of(engine) is None


def test_an_edit_that_changes_nothing_is_no_change(engine: Engine) -> None:
    apply(engine, Posted(said("see https://example.org")))
    with writing(engine) as connection:
        unfurled = Edited(said("see https://example.org"), NOON + timedelta(seconds=3))
        assert stream.edit(connection, unfurled, {}) is False


def test_a_reaction_to_a_message_never_seen_is_kept_and_taken_off_again(engine: Engine) -> None:
    on = Reacted(REF, "ben", "tada", NOON)
    off = Reacted(REF, "ben", "tada", NOON + timedelta(minutes=1), removed=True)
    apply(engine, off)
    apply(engine, on)
    with reading(engine) as connection:
        row = connection.execute(select(table_of(ReactionRow))).one()
    assert row.removed


def test_forgetting_a_person_leaves_an_empty_address_only(engine: Engine) -> None:
    apply(engine, Posted(said("hello, I am Ana")))
    apply(engine, Reacted(REF, "ana", "wave", NOON))
    with writing(engine) as connection:
        people.know(connection, Member("ana", "Ana"))
        people.forget(connection, "ana")
    apply(engine, Posted(said("hello, I am Ana")))
    assert text_of(engine) is None
    with reading(engine) as connection:
        assert people.member(connection, "ana") == Member("ana")
        assert connection.execute(select(table_of(ReactionRow))).all() == []


def test_the_latest_messages_come_oldest_first(engine: Engine) -> None:
    for minute in (3, 1, 2):
        apply(engine, Posted(said(str(minute), minute, MessageRef("C1", str(minute)))))
    with reading(engine) as connection:
        assert [m.text for m in stream.latest(connection, "C1", 2)] == ["2", "3"]
