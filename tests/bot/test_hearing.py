"""Dialogues: what was said, what the bot did, including when it stays silent. On both engines."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from adapters.docs import Index
from adapters.ledger import logbook, nudges, outbox, people, stream
from adapters.ledger.engine import writing
from bot.hearing import Hearing
from core.actions import Nudge
from core.answers import Asked, EmptyLibrary, Found, Section
from core.events import Deleted, Described, Edited, Posted
from core.message import Channel as ChatChannel
from core.message import Message, MessageRef
from core.programme import ChannelSettings, Mode, Programme
from core.protocols import ChannelProtocol, State
from core.protocols import read as read_protocol
from core.room import Preferences
from core.verdict import Verdict

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
DOCS = Index(
    [
        Section(
            "setup.md#password",
            "Resetting your database password",
            "Reset it on the profile page, under Credentials.",
        ),
        *(Section(f"m{n}.md", f"Module {n}", f"What module {n} is about.") for n in range(20)),
    ]
)
QUESTION = "how do I reset my database password?"


class Channel:
    """A channel under test: say things, let time pass, see what went out."""

    def __init__(
        self, engine: Engine, *, mode: Mode = Mode.ON, protocol: str = "", sole_writer: bool = True
    ) -> None:
        self.engine, self.number, self.now = engine, 0, NINE
        with writing(engine) as connection:
            people.describe(connection, Described(ChatChannel("C1", "general"), NINE))
            people.set_settings(connection, "C1", ChannelSettings(mode=mode), NINE)
            if protocol:
                clauses = tuple(replace(c, state=State.CONFIRMED) for c in read_protocol(protocol).clauses)
                logbook.publish(connection, "C1", ChannelProtocol(1, NINE, protocol, clauses), NINE)
        self.hearing = Hearing(engine, DOCS, Programme("Sample"), sole_writer=sole_writer)

    def says(self, who: str, text: str, *, thread: str | None = None, **more: object) -> Message:
        self.number += 1
        message = Message(MessageRef("C1", str(self.number)), who, self.now, text, thread, **more)  # type: ignore[arg-type]
        self.hearing.hear([Posted(message)])
        self.now += timedelta(minutes=1)
        return message

    def after(self, **passed: int) -> list[Nudge]:
        """Let time pass, and take what is to be sent."""
        self.now += timedelta(**passed)
        self.hearing.tick(self.now)
        with writing(self.engine) as connection:
            taken = [w.action for w in outbox.take(connection, self.now)]
            for action in taken:
                outbox.sent(connection, action.key, None, self.now)
        return [action for action in taken if isinstance(action, Nudge)]

    def because(self, ref: MessageRef) -> str:
        """Why the bot spoke about a message or not, as the ledger keeps it."""
        with writing(self.engine) as connection:
            return stream.verdict(connection, ref)


class Broken(EmptyLibrary):
    """A library that cannot be read at the moment."""

    def search(self, asked: Asked, limit: int) -> Found:
        raise OSError("the index is gone")


Open = Callable[..., Channel]


@pytest.fixture(params=[True, False], ids=["alone", "one of several replicas"])
def channel(engine: Engine, request: pytest.FixtureRequest) -> Open:
    return lambda **more: Channel(engine, sole_writer=request.param, **more)


def test_a_question_the_docs_answer_gets_one_private_nudge_after_the_grace_period(channel: Open) -> None:
    here = channel()
    asked = here.says("ana", QUESTION)
    assert here.after(minutes=5) == []
    (nudge,) = here.after(minutes=10)
    assert (nudge.to, nudge.about) == ("ana", asked.ref)
    assert "Resetting your database password" in nudge.page.summary
    assert here.after(days=2) == []


def test_a_question_said_in_two_goes_is_one_question(channel: Open) -> None:
    here = channel()
    here.says("ana", "I forgot my database password.")
    asked = here.says("ana", "how do I reset it?")
    (nudge,) = here.after(minutes=15)
    assert nudge.about == asked.ref
    assert "Resetting your database password" in nudge.page.summary


@pytest.mark.parametrize("between", ["ben", "time", "nothing"])
def test_what_a_question_leans_on_is_its_authors_own_and_just_said(channel: Open, between: str) -> None:
    here = channel()
    here.says("ben" if between == "nothing" else "ana", "I forgot my database password.")
    if between == "ben":
        here.says("ben", "is anybody coming for lunch?")
    if between == "time":
        here.now += timedelta(minutes=20)
    asked = here.says("ana", "how do I reset it?")
    assert all("database" not in nudge.page.summary for nudge in here.after(minutes=15))
    assert "answers it" not in here.because(asked.ref)


def test_silent_when_a_person_has_answered(channel: Open) -> None:
    here = channel()
    asked = here.says("ana", QUESTION)
    here.says("ben", "on your profile page", thread=asked.ref.id)
    assert here.after(hours=1) == []


def test_a_question_the_docs_do_not_answer_is_offered_the_forum_when_nobody_picks_it_up(
    channel: Open,
) -> None:
    here = channel()
    here.says("ana", "does anyone know how to get bus delays as open data?")
    assert here.after(minutes=30) == []
    (nudge,) = here.after(hours=2)
    assert "forum" in nudge.page.summary


def test_shadow_mode_keeps_what_it_would_have_said(channel: Open) -> None:
    here = channel(mode=Mode.SHADOW)
    asked = here.says("ana", QUESTION)
    assert here.after(hours=1) == []
    with writing(here.engine) as connection:
        kept = nudges.about(connection, asked.ref)
    assert kept is not None
    assert kept.shadow
    assert kept.verdict is Verdict.SILENT


@pytest.mark.parametrize(
    "text", ["thanks, that worked", f"> {QUESTION}\nsee above", f"`{QUESTION}`", "🎉", "how are you all?"]
)
def test_silent_about_what_is_no_question_of_the_authors_own(channel: Open, text: str) -> None:
    here = channel()
    here.says("ana", text)
    assert here.after(days=1) == []


def test_silent_towards_bots_and_those_who_opted_out(channel: Open) -> None:
    here = channel()
    with writing(here.engine) as connection:
        people.set_preferences(connection, "ana", Preferences(opted_out=True))
    here.says("ana", QUESTION)
    here.says("helper", QUESTION, from_bot=True)
    assert here.after(days=1) == []


def test_silent_about_what_was_taken_back_or_edited_into_something_else(channel: Open) -> None:
    here = channel()
    gone, changed = here.says("ana", QUESTION), here.says("ben", "how can I reset the database password?")
    here.hearing.hear([Deleted(gone.ref, here.now), Edited(replace(changed, text="found it"), here.now)])
    assert here.after(days=1) == []


def test_silent_towards_somebody_who_was_forgotten(channel: Open) -> None:
    here = channel()
    here.says("ana", QUESTION)
    with writing(here.engine) as connection:
        people.forget(connection, "ana")
    here.hearing.changed("ana")
    assert here.after(days=1) == []


def test_silent_about_what_is_not_kept_any_more(channel: Open) -> None:
    here = channel()
    here.says("ana", QUESTION)
    with writing(here.engine) as connection:
        stream.expire(connection, here.now)
    here.hearing.expire(here.now)
    assert here.after(days=1) == []


def test_by_the_messages_own_clock_a_question_is_come_back_to_before_what_was_said_later(
    engine: Engine,
) -> None:
    here = Channel(engine)
    asked = Message(MessageRef("C1", "1"), "ana", NINE, QUESTION)
    too_late = Message(MessageRef("C1", "2"), "ben", NINE + timedelta(hours=1), "on your profile page", "1")
    here.hearing.hear([Posted(asked), Posted(too_late)], own_clock=True)
    (nudge,) = here.after(hours=1)
    assert nudge.about == asked.ref


def test_by_the_messages_own_clock_silent_when_a_person_was_quicker(engine: Engine) -> None:
    here = Channel(engine)
    asked = Message(MessageRef("C1", "1"), "ana", NINE, QUESTION)
    quick = Message(MessageRef("C1", "2"), "ben", NINE + timedelta(minutes=2), "on your profile page", "1")
    later = Message(MessageRef("C1", "3"), "eve", NINE + timedelta(hours=1), "morning all")
    here.hearing.hear([Posted(asked), Posted(quick), Posted(later)], own_clock=True)
    assert here.after(hours=2) == []
    assert here.because(asked.ref) == "People are already talking it through."


def test_what_was_rolled_back_was_never_said(channel: Open) -> None:
    here = channel()
    asked = here.says("ana", QUESTION)
    reply = Message(MessageRef("C1", "r"), "ben", here.now, "on your profile page", asked.ref.id)
    here.hearing.library = Broken()
    with pytest.raises(OSError, match="gone"):
        here.hearing.hear([Posted(reply), Posted(replace(asked, ref=MessageRef("C1", "x"), at=here.now))])
    here.hearing.library = DOCS
    assert len(here.after(hours=1)) == 1


def test_a_redelivered_question_is_heard_once(channel: Open) -> None:
    here = channel()
    asked = here.says("ana", QUESTION)
    here.hearing.hear([Posted(asked), Posted(asked)])
    assert len(here.after(hours=1)) == 1
    here.hearing.hear([Posted(asked)])
    assert here.after(hours=3) == []


def test_a_nudge_about_a_clause_quotes_it(channel: Open) -> None:
    here = channel(protocol="Please do not use @channel in #general.")
    here.says("ana", "@channel is anybody here?", broadcasts=frozenset({"channel"}))
    (nudge,) = here.after(minutes=15)
    assert any("Please do not use @channel" in str(block) for block in nudge.page.blocks)


def test_a_clause_that_was_struck_is_not_enforced(channel: Open) -> None:
    here = channel()
    reading = read_protocol("Please do not use @channel in #general.")
    struck = tuple(replace(c, state=State.STRUCK) for c in reading.clauses)
    with writing(here.engine) as connection:
        logbook.publish(connection, "C1", ChannelProtocol(1, NINE, "", struck), NINE)
    here.hearing.changed("C1")
    here.says("ana", "@channel is anybody here?", broadcasts=frozenset({"channel"}))
    assert here.after(days=1) == []
