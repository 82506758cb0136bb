"""Clocks of the channel's protocol, with the app's clock moved on: who was reminded of what, and what came of it."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from adapters.ledger import logbook, obligations, people, topics
from adapters.ledger.engine import reading, writing
from bot.app import App
from bot.replay import Sources
from core.actions import Action, DirectMessage
from core.answers import EmptyLibrary
from core.desk import Pressed
from core.events import Deleted, Described, Joined, Posted
from core.forum import Topic
from core.message import Channel, Member, Message, MessageRef, Role
from core.paradox.facts import Fate, Session
from core.ports import Delivered, Delivery, Host
from core.programme import ChannelSettings, Mode, Programme
from core.protocols import ChannelProtocol, Clause, State
from core.reply import Buttons
from core.room import Preferences

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
ON = ChannelSettings(mode=Mode.ON, quiet_from=time(0), quiet_until=time(0))
ANSWERS = Clause("a", "response_time", {"role": "facilitators", "duration": "PT24H", "calendar": "any"},
                 "Facilitators answer within 24 hours.", "", State.CONFIRMED)  # fmt: skip
FORUM = replace(ANSWERS, id="f", slots={**ANSWERS.slots, "venue": ["forum"]})
RECORDING = Clause("r", "publish_within", {"artifact": "recording", "event": "live session", "direction": "after",
                   "duration": "PT4H"}, "Recordings are out within 4 hours.", "", State.CONFIRMED)  # fmt: skip
WORKSHEET = Clause("w", "publish_within", {"artifact": "worksheet", "event": "live session", "direction": "after",
                   "duration": "PT0S", "companion": "recording"}, "The worksheet comes with it.", "", State.CONFIRMED)  # fmt: skip
LIVE = Session("Walk-through", MONDAY, MONDAY + timedelta(hours=1))


class Wire:
    name = "wire"

    def __init__(self) -> None:
        self.sent: list[Action] = []

    def serves(self, channel: str) -> bool:
        return True

    async def deliver(self, action: Action) -> Delivery:
        self.sent.append(action)
        return Delivered()

    def link(self, ref: MessageRef) -> str | None:
        return None

    async def start(self, host: Host) -> None: ...
    async def stop(self) -> None: ...


class House:
    """A course with one facilitator, a protocol in force, and a clock to move."""

    def __init__(self, engine: Engine) -> None:
        self.engine, self.now, self.wire = engine, MONDAY, Wire()
        self.sessions: tuple[Session, ...] = ()
        sources = Sources(Programme("Course", facilitators=frozenset({"tom"})), EmptyLibrary(),
                          sessions=lambda a, b: tuple(s for s in self.sessions if a <= s.starts < b))  # fmt: skip
        self.app = App(engine, sources, (self.wire,), lambda: self.now)
        with writing(engine) as connection:
            people.describe(connection, Described(Channel("C1", "chat"), MONDAY - timedelta(days=30)))
            people.set_settings(connection, "C1", ON, MONDAY)
            for id in ("tom", "ana", "ben"):
                people.join(connection, Joined("C1", Member(id), MONDAY))

    def rules(self, *clauses: Clause) -> None:
        with writing(self.engine) as connection:
            long_ago = MONDAY - timedelta(days=9)
            logbook.publish(connection, "C1", ChannelProtocol(1, long_ago, "", clauses), long_ago)
        self.app.hearing.changed("C1")

    async def say(self, who: str, text: str, thread: str | None = None, **more: Any) -> Message:
        self.now += timedelta(seconds=1)
        message = Message(
            MessageRef("C1", f"{self.now.timestamp():.3f}"), who, self.now, text, thread, **more
        )
        await self.app.hear([Posted(message)])
        return message

    async def later(self, **length: float) -> list[DirectMessage]:
        """Let time pass, half an hour or an eighth of it at a time; the reminders that went out."""
        before, until = len(self.wire.sent), self.now + timedelta(**length)
        pace = max(timedelta(minutes=30), timedelta(**length) / 8)
        while self.now < until:
            self.now = min(until, self.now + pace)
            await self.app.catch_up()
        return [
            a for a in self.wire.sent[before:] if isinstance(a, DirectMessage) and a.key.startswith("owed")
        ]

    def fates(self) -> list[Fate]:
        with reading(self.engine) as connection:
            facts = self.app.desk(connection).facts(MONDAY - timedelta(days=1), self.now)
        return [owed.fate for owed in facts.obligations]


Dialogue = Callable[[House], Coroutine[Any, Any, None]]
Play = Callable[[Dialogue], None]
QUESTION = "How do I join two tables on a date column?"


@pytest.fixture
def play(engine: Engine) -> Play:
    return lambda dialogue: asyncio.run(dialogue(House(engine)))


def test_the_facilitator_is_reminded_at_three_quarters_and_when_it_is_due_each_once(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.rules(ANSWERS)
        await house.say("ana", QUESTION)
        assert await house.later(hours=17.5) == []
        (soon,) = await house.later(hours=1)
        assert soon.to == "tom"
        assert "It is due" in str(soon.page)
        assert "Facilitators answer within 24 hours." in str(soon.page)
        assert await house.later(hours=5) == []
        (due,) = await house.later(hours=1)
        assert "It was due" in str(due.page)
        assert await house.later(days=2) == []
        assert house.fates() == [Fate.BROKEN]

    play(dialogue)


def test_who_has_answered_is_not_reminded(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.rules(ANSWERS)
        asked = await house.say("ana", QUESTION)
        await house.say("ben", "On the date, after casting it.", thread=asked.ref.id)
        await house.later(hours=2)
        await house.say("tom", "Cast both sides to dates first.", thread=asked.ref.id)
        assert await house.later(days=2) == []
        assert house.fates() == [Fate.KEPT]

    play(dialogue)


def test_an_answer_after_the_first_reminder_ends_it(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.rules(ANSWERS)
        asked = await house.say("ana", QUESTION)
        assert len(await house.later(hours=19)) == 1
        await house.say("tom", "Cast both sides to dates first.", thread=asked.ref.id)
        assert await house.later(days=2) == []
        assert house.fates() == [Fate.KEPT]

    play(dialogue)


@pytest.mark.parametrize("state", [State.READ, State.STRUCK])
def test_a_clause_that_is_not_confirmed_runs_no_clock(play: Play, state: State) -> None:
    async def dialogue(house: House) -> None:
        house.rules(replace(ANSWERS, state=state))
        await house.say("ana", QUESTION)
        assert await house.later(days=2) == []
        assert house.fates() == []

    play(dialogue)


@pytest.mark.parametrize(
    "slots", [{"duration": "shortly"}, {"direction": "no_commit"}, {"venue": ["email"]}, {"role": "students"}]
)
def test_no_clock_runs_on_what_cannot_be_timed_or_seen(play: Play, slots: dict[str, object]) -> None:
    async def dialogue(house: House) -> None:
        house.rules(replace(ANSWERS, slots={**ANSWERS.slots, **slots}))
        await house.say("ana", QUESTION)
        assert await house.later(days=2) == []

    play(dialogue)


def test_what_was_taken_back_or_asked_by_staff_is_not_owed(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.rules(ANSWERS)
        await house.say("tom", QUESTION)
        asked = await house.say("ana", QUESTION)
        await house.later(hours=1)
        await house.app.hear([Deleted(asked.ref, house.now)])
        assert await house.later(days=2) == []
        assert house.fates() == []

    play(dialogue)


def test_at_night_nobody_is_reminded_but_in_the_morning_unless_it_was_met(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        house.rules(ANSWERS)
        with writing(engine) as connection:
            people.set_settings(
                connection, "C1", replace(ON, quiet_from=time(21), quiet_until=time(8)), MONDAY
            )
        first = await house.say("ana", QUESTION)
        await house.say("ben", "Why is my chart empty after the filter?")
        assert await house.later(hours=22) == []  # three quarters pass at three in the night; now it is seven
        await house.say("tom", "Cast both sides to dates first.", thread=first.ref.id)
        (morning,) = await house.later(hours=1.5)
        assert "1 reminder" in morning.page.summary

    play(dialogue)


@pytest.mark.parametrize(
    "wishes", [Preferences(opted_out=True), Preferences(snoozed_until=MONDAY + timedelta(9))]
)
def test_who_opted_out_or_snoozed_is_not_reminded(play: Play, engine: Engine, wishes: Preferences) -> None:
    async def dialogue(house: House) -> None:
        house.rules(ANSWERS)
        with writing(engine) as connection:
            people.set_preferences(connection, "tom", wishes)
        await house.say("ana", QUESTION)
        assert await house.later(days=3) == []
        assert house.fates() == [Fate.BROKEN]

    play(dialogue)


def test_in_shadow_mode_fates_are_kept_and_nobody_is_reminded(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        house.rules(ANSWERS)
        with writing(engine) as connection:
            people.set_settings(connection, "C1", replace(ON, mode=Mode.SHADOW), MONDAY)
        await house.say("ana", QUESTION)
        assert await house.later(days=3) == []
        assert house.fates() == [Fate.BROKEN]

    play(dialogue)


def test_a_topic_on_the_forum(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        house.rules(FORUM)
        topic = Topic("t1", "Joins", "http://forum/t1", "help", "ana", house.now)
        peer = Topic("t2", "Charts", "http://forum/t2", "help", "ben", house.now, 1, house.now, Role.LEARNER)
        house.app.forum = Forum()
        with writing(engine) as connection:
            topics.keep(connection, [topic, peer])
        (soon,) = await house.later(hours=19)
        assert "1 reminder" in soon.page.summary
        with writing(engine) as connection:
            answered = replace(topic, replies=1, first_reply=house.now, first_reply_role=Role.FACILITATOR)
            topics.keep(connection, [answered])
        assert await house.later(days=2) == []
        assert sorted(house.fates()) == [Fate.KEPT, Fate.UNKNOWN]

    play(dialogue)


class Forum:
    """A forum site at rest: what it knows is in the ledger already."""

    name = "forum"

    def __getattr__(self, name: str) -> object:
        async def nothing(*_: object, **__: object) -> tuple[()]:
            return ()

        return nothing


def test_a_recording_is_reminded_of_until_staff_posts_it_and_its_worksheet_comes_with_it(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.rules(RECORDING, WORKSHEET)
        house.sessions = (LIVE,)
        assert await house.later(hours=3) == []
        await house.say(
            "ana", "is the recording at https://video/1 ?"
        )  # a learner's link is not the recording
        await house.say("tom", "The recording: https://video/2")
        (with_it,) = await house.later(hours=0.5)  # the worksheet is missed as soon as the recording is out
        assert "worksheet" in str(with_it.page)
        await house.say("tom", "And the worksheet.", files=("worksheet.pdf",))
        assert await house.later(days=1) == []
        assert house.fates() == [Fate.KEPT, Fate.KEPT]

    play(dialogue)


def test_what_was_published_out_of_sight_is_unknown_until_somebody_says_so(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.rules(RECORDING)
        house.sessions = (LIVE,)
        reminders = await house.later(hours=5.5)
        assert len(reminders) == 2
        assert house.fates() == [Fate.UNKNOWN]

    play(dialogue)


def test_it_is_out_ends_the_clock(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.rules(RECORDING)
        house.sessions = (LIVE,)
        (soon,) = await house.later(hours=4.5)
        (button,) = [b for block in soon.page.blocks if isinstance(block, Buttons) for b in block.buttons]
        pressed = Pressed(button.does, button.about, Member("tom"), Channel("D1"), house.now)
        await house.app.respond(pressed)
        assert await house.later(days=1) == []
        assert house.fates() == [Fate.KEPT]

    play(dialogue)


def test_a_clause_that_is_no_longer_in_force_is_not_owed(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        house.rules(ANSWERS)
        await house.say("ana", QUESTION)
        await house.later(hours=1)
        house.rules(FORUM)
        assert await house.later(days=2) == []
        assert house.fates() == []

    play(dialogue)


def test_who_is_forgotten_is_not_named_with_what_they_were_reminded_of(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        house.rules(ANSWERS)
        await house.say("ana", QUESTION)
        assert len(await house.later(hours=19)) == 1
        with writing(engine) as connection:
            people.forget(connection, "tom")
            assert [told for _, told in obligations.running(connection, house.now)] == [frozenset()]

    play(dialogue)
