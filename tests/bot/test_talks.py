"""A busy programme's talk at hand says what the ledger says."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from adapters.ledger import facts as rows
from adapters.ledger import stream
from adapters.ledger.engine import reading, writing
from bot.talks import FRESH, Talks
from core.message import Message, MessageRef

NOW = datetime(2026, 10, 5, 12, tzinfo=UTC)
BEGUN = NOW - timedelta(weeks=12)
MANY = 5_040


def talked(engine: Engine, count: int) -> None:
    """An opening message and, two hours later, somebody's answer to it in its thread, again and again."""
    step, said = (NOW - BEGUN) / count, []
    for number in range(count):
        opener = f"m{number // 2 * 2}"
        at = BEGUN + step * (number // 2 * 2) + timedelta(hours=2 * (number % 2))
        thread = opener if number % 2 else None
        said.append(Message(MessageRef("C1", f"m{number}"), f"U{number % 2}", at, "", thread))
    with writing(engine) as connection:
        stream.remember(connection, [stream.as_row(m, words=3, reflection=0.5) for m in said])


def test_any_part_of_what_is_kept_is_what_the_ledger_would_say(engine: Engine) -> None:
    talked(engine, MANY)
    talks = Talks()
    with reading(engine) as connection:
        talks.read(connection, BEGUN, NOW, {})
        for since, until in ((BEGUN, NOW), (NOW - timedelta(weeks=3), NOW - timedelta(days=7, minutes=50))):
            kept = talks.of(connection, since, until, NOW + timedelta(minutes=1), {})
            assert kept == rows.talk(connection, since, until, {})
            assert any(t.opens and t.waited is None for t in kept), "an answer after the period is none yet"


def test_a_message_deleted_since_counts_for_a_few_minutes_at_most(engine: Engine) -> None:
    talked(engine, MANY)
    talks = Talks()
    with writing(engine) as connection:
        talks.read(connection, BEGUN, NOW, {})
        before = len(talks.of(connection, BEGUN, NOW, NOW, {}))
        connection.execute(stream.messages.delete().where(stream.messages.c.id == "m2"))
        assert len(talks.of(connection, BEGUN, NOW, NOW + FRESH, {})) == before
        assert len(talks.of(connection, BEGUN, NOW, NOW + FRESH + timedelta(seconds=1), {})) == before - 1


def test_after_an_erasure_it_is_read_anew(engine: Engine) -> None:
    talked(engine, MANY)
    talks = Talks()
    with writing(engine) as connection:
        talks.read(connection, BEGUN, NOW, {})
        connection.execute(stream.messages.delete().where(stream.messages.c.author == "U1"))
        talks.forget()
        assert {t.author for t in talks.of(connection, BEGUN, NOW, NOW, {})} == {"U0"}


def test_of_a_small_programme_the_last_minute_counts(engine: Engine) -> None:
    talked(engine, 100)
    talks = Talks()
    with writing(engine) as connection:
        talks.read(connection, BEGUN, NOW, {})
        before = len(talks.of(connection, BEGUN, NOW, NOW, {}))
        just_now = Message(MessageRef("C1", "late"), "U2", NOW + timedelta(seconds=5), "")
        stream.remember(connection, [stream.as_row(just_now)])
        later = NOW + timedelta(seconds=10)
        assert len(talks.of(connection, BEGUN, later, later, {})) > before
