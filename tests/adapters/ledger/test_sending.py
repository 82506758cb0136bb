"""What is to be sent goes out once, and a period's work is done by one owner."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from adapters.ledger import logbook, outbox
from adapters.ledger.engine import writing
from core.actions import DirectMessage, Post
from core.logbook import Entry
from core.message import MessageRef
from core.reply.pages import page

NOW = datetime(2026, 3, 2, 9, tzinfo=UTC)
LEASE = timedelta(minutes=5)


def test_the_same_key_is_sent_once(engine: Engine) -> None:
    with writing(engine) as connection:
        assert outbox.enqueue(connection, Post("digest:C1:2026-W09", "C1", page("Digest")), NOW)
        assert not outbox.enqueue(connection, Post("digest:C1:2026-W09", "C1", page("Digest")), NOW)


def test_an_action_comes_back_as_it_was_and_stays_sent(engine: Engine) -> None:
    action = DirectMessage("reminder:1", "ana", page("A reminder"))
    with writing(engine) as connection:
        outbox.enqueue(connection, action, NOW)
        (waiting,) = outbox.take(connection, NOW)
        assert (waiting.action, waiting.attempts) == (action, 0)
        outbox.sent(connection, action.key, MessageRef("D1", "1"), NOW)
    with writing(engine) as connection:
        assert outbox.take(connection, NOW + timedelta(days=1)) == []


def test_what_a_crash_interrupted_comes_up_again_marked_as_tried(engine: Engine) -> None:
    with writing(engine) as connection:
        outbox.enqueue(connection, Post("p", "C1", page("x")), NOW)
        outbox.take(connection, NOW)
    with writing(engine) as connection:
        assert outbox.take(connection, NOW) == []
        (again,) = outbox.take(connection, NOW + outbox.LEASE)
    assert again.attempts


def test_one_owner_wins_a_period_and_another_takes_over_only_what_was_left_undone(engine: Engine) -> None:
    with writing(engine) as connection:
        assert logbook.claim(connection, "digest", "2026-W09", "one", NOW, LEASE)
        assert not logbook.claim(connection, "digest", "2026-W09", "two", NOW, LEASE)
        assert logbook.claim(connection, "digest", "2026-W09", "two", NOW + 2 * LEASE, LEASE)
        logbook.complete(connection, "digest", "2026-W09")
        assert not logbook.claim(connection, "digest", "2026-W09", "one", NOW + 9 * LEASE, LEASE)


def test_the_logbook_keeps_every_line_in_order(engine: Engine) -> None:
    with writing(engine) as connection:
        for hours in (3, 4):
            logbook.record(connection, Entry("effort", "ana", {"live": hours}, NOW, "ana"))
        assert [line.value["live"] for line in logbook.lines(connection, "effort", "ana")] == [3, 4]
