"""The whole loop on a forum of one's own: chat, hint, forum, answer, chat again, and then the library."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine

from adapters.docs import Index
from adapters.forums.local import LocalForum
from adapters.ledger import people
from adapters.ledger.engine import writing
from bot.app import App
from bot.replay import Sources
from core.actions import Action, DirectMessage, Nudge, Post
from core.answers import Section
from core.desk import Asked, Pressed, Submitted
from core.events import Described, Posted
from core.forum import Draft, Topic
from core.message import Channel, Member, Message, MessageRef, Role
from core.nudge import address
from core.ports import Delivered, Delivery, Host
from core.programme import ChannelSettings, Mode, Programme
from core.refusal import Refusal
from core.reply import Form

MONDAY = datetime(2026, 10, 5, 7, tzinfo=UTC)
CHAT, ANA, TOM = Channel("C1", "general"), Member("ana", "Ana"), Member("tom", "Tom", Role.FACILITATOR)
DOCS = Index([Section("setup.md#vpn", "The VPN", "Connect to the VPN before you open the database.")])
ASKED = "Why does my left join lose rows after the filter?"
ANSWER = (
    "A left join loses rows after the filter because the filter drops missing values. Filter before you join."
)


class Wire:
    """A chat platform that keeps what it delivers."""

    name = "wire"

    def __init__(self) -> None:
        self.sent: list[Action] = []

    def serves(self, channel: str) -> bool:
        return channel in {"C1", "ana", "tom"}

    async def deliver(self, action: Action) -> Delivery:
        self.sent.append(action)
        return Delivered(MessageRef(action.channel, str(len(self.sent))))

    def link(self, ref: MessageRef) -> str | None:
        return None

    async def start(self, host: Host) -> None: ...
    async def stop(self) -> None: ...


class Troubled(LocalForum):
    """A forum of one's own whose network can be down, or lose the answer to what it has done."""

    down = loses = False

    async def open_topic(self, draft: Draft) -> Topic:
        if self.down:
            raise Refusal("The forum is closed for maintenance.")
        topic = await super().open_topic(draft)
        if self.loses:
            raise Refusal("The forum's answer was lost.")
        return topic


class Room:
    """An app with a chat, a forum and a clock to move."""

    def __init__(self, engine: Engine, folder: Path, mode: Mode = Mode.ON) -> None:
        self.engine, self.now, self.wire = engine, MONDAY, Wire()
        self.forum = Troubled(folder / "forum.jsonl", lambda: self.now)
        self.app = self.started()
        with writing(engine) as connection:
            people.describe(connection, Described(CHAT, MONDAY - timedelta(days=30)))
            on = ChannelSettings(mode=mode, quiet_from=time(0), quiet_until=time(0))
            people.set_settings(connection, CHAT.id, on, MONDAY)

    def started(self) -> App:
        programme = Programme("Course", facilitators=frozenset({"tom"}))
        return App(self.engine, Sources(programme, DOCS), (self.wire,), lambda: self.now, self.forum)

    async def say(self, text: str) -> Message:
        message = Message(MessageRef("C1", f"{self.now.timestamp():.6f}"), "ana", self.now, text)
        await self.app.hear([Posted(message)])
        return message

    async def later(self, **length: float) -> Sequence[Action]:
        before = len(self.wire.sent)
        self.now += timedelta(**length)
        await self.app.catch_up()
        return self.wire.sent[before:]

    async def send_draft(self, asked: Message, times: int = 1) -> None:
        shown = await self.app.respond(Pressed("nudge.forum", address(asked.ref), ANA, CHAT, self.now))
        form = shown.content
        assert isinstance(form, Form)
        values = {field.name: field.value for field in form.fields}
        for _ in range(times):
            await self.app.respond(Submitted(form.does, form.about, ANA, CHAT, self.now, values))


def test_a_question_goes_to_the_forum_comes_back_answered_and_is_in_the_library_from_then_on(
    engine: Engine, tmp_path: Path
) -> None:
    async def dialogue() -> None:
        room = Room(engine, tmp_path)
        await room.later(seconds=1)
        asked = await room.say(ASKED)
        hints = [action for action in await room.later(days=1) if isinstance(action, Nudge)]
        assert len(hints) == 1
        assert "forum" in hints[0].page.summary

        await room.send_draft(asked, times=2)
        told, linked = await room.later(seconds=1)
        assert isinstance(told, DirectMessage)
        assert isinstance(linked, Post)
        assert (told.to, linked.thread) == ("ana", asked.ref.id)
        (topic,) = await room.forum.topics(MONDAY)

        answer = await room.forum.reply(topic.id, TOM, ANSWER)
        assert await room.later(minutes=5) == []
        await room.forum.accept(topic.id, answer.id, ANA)
        (news,) = await room.later(minutes=5)
        assert isinstance(news, DirectMessage)
        assert "answered on the forum" in news.page.summary
        assert await room.later(minutes=5) == []

        shown = await room.app.respond(Asked("ask", ASKED, ANA, CHAT, room.now))
        assert "Filter before you join" in repr(shown.content)
        room.app = room.started()
        await room.later(minutes=5)
        shown = await room.app.respond(Asked("ask", ASKED, ANA, CHAT, room.now))
        assert "Filter before you join" in repr(shown.content)

    asyncio.run(dialogue())


def test_a_forum_that_is_down_is_tried_again_and_the_author_told_once(engine: Engine, tmp_path: Path) -> None:
    async def dialogue() -> None:
        room = Room(engine, tmp_path)
        await room.later(seconds=1)
        asked = await room.say(ASKED)
        await room.later(days=1)
        room.forum.down = True
        await room.send_draft(asked)
        (told,) = await room.later(seconds=1)
        assert "closed for maintenance" in repr(told)
        assert ASKED in repr(told)
        assert await room.later(minutes=20) == []
        room.forum.down = False
        assert len(await room.later(hours=1)) == 2
        assert len(await room.forum.topics(MONDAY)) == 1

    asyncio.run(dialogue())


def test_an_answer_lost_after_the_topic_was_opened_does_not_open_it_twice(
    engine: Engine, tmp_path: Path
) -> None:
    async def dialogue() -> None:
        room = Room(engine, tmp_path)
        await room.later(seconds=1)
        asked = await room.say(ASKED)
        await room.later(days=1)
        room.forum.loses = True
        await room.send_draft(asked)
        await room.later(seconds=1)
        room.forum.loses = False
        room.app = room.started()
        await room.later(hours=1)
        assert len(await room.forum.topics(MONDAY)) == 1

    asyncio.run(dialogue())


@pytest.mark.parametrize("silenced", ["shadow", "opted out"])
def test_it_is_silent_in_shadow_mode_and_to_who_opted_out(
    engine: Engine, tmp_path: Path, silenced: str
) -> None:
    async def dialogue() -> None:
        room = Room(engine, tmp_path, Mode.SHADOW if silenced == "shadow" else Mode.ON)
        if silenced == "opted out":
            await room.app.respond(Asked("opt-out", "", ANA, CHAT, room.now))
        await room.say(ASKED)
        assert [action for action in await room.later(days=1) if getattr(action, "to", "") == "ana"] == []

    asyncio.run(dialogue())


def test_an_answer_no_longer_accepted_is_not_cited(engine: Engine, tmp_path: Path) -> None:
    async def dialogue() -> None:
        room = Room(engine, tmp_path)
        topic = await room.forum.open_topic(Draft("k", "Joins", ASKED, "Questions", "ana"))
        first = await room.forum.reply(topic.id, TOM, ANSWER)
        second = await room.forum.reply(topic.id, TOM, "Look at the chapter on missing values.")
        await room.forum.accept(topic.id, first.id, ANA)
        await room.later(minutes=5)
        assert [section.text for section in room.app.accepted] == [ANSWER]
        await room.forum.accept(topic.id, second.id, ANA)
        await room.later(minutes=5)
        assert [section.text for section in room.app.accepted] == ["Look at the chapter on missing values."]

    asyncio.run(dialogue())
