"""The app: what is heard is answered privately and in time, what a command changes is kept, each thing once."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine

from adapters.docs import Index
from adapters.forums.local import LocalForum
from adapters.ledger import people
from adapters.ledger.engine import reading, writing
from bot.app import App
from bot.replay import Sources
from core.actions import Action, DirectMessage, Nudge, Post
from core.answers import Section
from core.desk import Asked, Pressed, Submitted
from core.events import Described, Posted
from core.message import Channel, Member, Message, MessageRef
from core.nudge import address
from core.ports import Delivered, Delivery, Host, Postponed
from core.programme import ChannelSettings, Mode, Programme
from core.reply import Form, Page

MONDAY = datetime(2026, 10, 5, 7, tzinfo=UTC)
CHAT, ANA, TOM = Channel("C1", "general"), Member("ana"), Member("tom")
DOCS = Index(
    [
        Section(
            "setup.md#password", "Resetting your password", "You reset the password on the profile page."
        ),
        Section("setup.md#vpn", "The VPN", "Connect to the VPN before you open the database."),
        Section("work.md#hand-in", "Handing in", "Hand in your work as one notebook before Sunday."),
    ]
)
ON = ChannelSettings(mode=Mode.ON, quiet_from=time(0), quiet_until=time(0))


class Wire:
    """A platform that keeps what it delivers, and is down for as long as it is told to be."""

    name = "wire"

    def __init__(self) -> None:
        self.sent: list[Action] = []
        self.down = False

    def serves(self, channel: str) -> bool:
        return channel in {"C1", "ana", "tom"}

    async def deliver(self, action: Action) -> Delivery:
        if self.down:
            return Postponed(timedelta(minutes=1), "busy")
        self.sent.append(action)
        return Delivered(MessageRef(action.channel, str(len(self.sent))))

    def link(self, ref: MessageRef) -> str | None:
        return None

    async def start(self, host: Host) -> None: ...
    async def stop(self) -> None: ...


class Room:
    """An app, its platform and a clock to move."""

    def __init__(self, engine: Engine, folder: Path) -> None:
        self.now = MONDAY
        self.wire = Wire()
        self.forum = LocalForum(folder / "forum.jsonl", lambda: self.now)
        programme = Programme("Course", facilitators=frozenset({"tom"}))
        self.app = App(engine, Sources(programme, DOCS), (self.wire,), lambda: self.now, self.forum)
        with writing(engine) as connection:
            people.describe(connection, Described(CHAT, MONDAY - timedelta(days=30)))
            people.set_settings(connection, CHAT.id, ON, MONDAY)

    async def say(self, text: str, who: str = "ana", thread: str | None = None) -> Message:
        id = f"{self.now.timestamp():.6f}"
        message = Message(MessageRef("C1", id), who, self.now, text, thread)
        await self.app.hear([Posted(message)])
        return message

    async def later(self, **length: float) -> Sequence[Action]:
        """Let time pass; what was sent then."""
        before = len(self.wire.sent)
        self.now += timedelta(**length)
        await self.app.catch_up()
        return self.wire.sent[before:]

    async def press(self, does: str, about: str, who: Member = ANA) -> Page | Form:
        shown = await self.app.respond(Pressed(does, about, who, Channel("C1"), self.now))
        assert shown.content is not None
        return shown.content


@pytest.fixture
def play(engine: Engine, tmp_path: Path) -> Callable[[Callable[[Room], Coroutine[Any, Any, None]]], None]:
    def run(dialogue: Callable[[Room], Coroutine[Any, Any, None]]) -> None:
        async def with_forum() -> None:
            room = Room(engine, tmp_path)
            room.app.categories = await room.forum.categories()
            await dialogue(room)

        asyncio.run(with_forum())

    return run


Play = Callable[[Callable[[Room], Coroutine[Any, Any, None]]], None]


def test_a_question_is_answered_privately_after_the_grace_period_and_once(play: Play) -> None:
    async def dialogue(room: Room) -> None:
        await room.say("How do I reset my password?")
        assert await room.later(minutes=9) == []
        (nudge,) = await room.later(minutes=2)
        assert isinstance(nudge, Nudge)
        assert nudge.to == "ana"
        assert await room.later(minutes=30) == []

    play(dialogue)


def test_what_the_platform_cannot_take_now_goes_out_later_and_once(play: Play) -> None:
    async def dialogue(room: Room) -> None:
        room.wire.down = True
        await room.say("How do I reset my password?")
        assert await room.later(minutes=11) == []
        room.wire.down = False
        assert len(await room.later(minutes=2)) == 1
        assert await room.later(minutes=10) == []

    play(dialogue)


def test_not_it_makes_the_channel_stricter_once(play: Play, engine: Engine) -> None:
    async def dialogue(room: Room) -> None:
        asked = await room.say("How do I reset my password?")
        await room.later(minutes=11)
        for _ in range(2):
            await room.press("nudge.wrong", address(asked.ref))
        with reading(engine) as connection:
            assert people.settings(connection, "C1").not_it == 1

    play(dialogue)


def test_nobody_else_can_answer_a_hint(play: Play, engine: Engine) -> None:
    async def dialogue(room: Room) -> None:
        asked = await room.say("How do I reset my password?")
        await room.later(minutes=11)
        told = await room.press("nudge.wrong", address(asked.ref), TOM)
        assert isinstance(told, Page)
        assert "Only the person" in told.summary
        with reading(engine) as connection:
            assert people.settings(connection, "C1").not_it == 0

    play(dialogue)


def test_a_question_goes_to_the_forum_once_and_its_author_is_told_where(play: Play) -> None:
    async def dialogue(room: Room) -> None:
        asked = await room.say("How do I reset my password?")
        await room.later(minutes=11)
        form = await room.press("nudge.forum", address(asked.ref))
        assert isinstance(form, Form)
        values = {field.name: field.value for field in form.fields}
        assert values["body"] == "How do I reset my password?"
        for _ in range(2):
            sent = Submitted(form.does, form.about, ANA, Channel("C1"), room.now, values)
            await room.app.respond(sent)
        told, link = await room.later(seconds=1)
        assert isinstance(told, DirectMessage)
        assert told.to == "ana"
        assert isinstance(link, Post)
        (topic,) = await room.forum.topics(MONDAY)
        assert (topic.title, topic.author) == ("How do I reset my password?", "ana")

    play(dialogue)


def test_who_snoozes_is_left_in_peace(play: Play) -> None:
    async def dialogue(room: Room) -> None:
        await room.app.respond(Asked("snooze", "2 days", ANA, Channel("C1"), room.now))
        await room.say("How do I reset my password?")
        assert await room.later(minutes=11) == []

    play(dialogue)


def test_a_digest_is_posted_once_when_it_is_due_in_a_channel_that_is_switched_on(play: Play) -> None:
    async def dialogue(room: Room) -> None:
        room.now = MONDAY - timedelta(days=5)
        for number in range(12):
            room.now += timedelta(hours=1)
            await room.say("I wonder whether the order of joins matters here.", who=f"person{number % 6}")
        room.now = MONDAY
        before = [a for a in await room.later(hours=1) if isinstance(a, Post)]
        (digest,) = [a for a in await room.later(hours=2) if isinstance(a, Post)]
        assert before == []
        assert digest.channel == "C1"
        assert [a for a in await room.later(hours=5) if isinstance(a, Post)] == []

    play(dialogue)


def test_what_is_due_in_shadow_mode_is_not_sent(play: Play, engine: Engine) -> None:
    async def dialogue(room: Room) -> None:
        with writing(engine) as connection:
            people.set_settings(connection, "C1", replace(ON, mode=Mode.SHADOW), MONDAY)
        await room.say("How do I reset my password?")
        assert await room.later(minutes=11) == []

    play(dialogue)


def test_a_persons_own_page_says_how_the_bot_stands_towards_them_and_what_they_can_ask(play: Play) -> None:
    async def dialogue(room: Room) -> None:
        shown = await room.app.home(TOM)
        text = repr(shown)
        assert "You may get a private hint from me now and then" in text
        assert "/stillwater digest" in text  # a facilitator's command

    play(dialogue)
