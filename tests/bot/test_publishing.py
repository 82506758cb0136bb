"""Publishing on the real app: the text is pinned once and enforced; what others pin is noticed and offered."""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from adapters.ledger import nudges, people
from adapters.ledger.engine import reading, writing
from bot.app import App
from bot.replay import Sources
from core.actions import Action, DirectMessage, Nudge, Post
from core.answers import EmptyLibrary
from core.desk import Asked, Pressed, Submitted
from core.events import Described, Joined, Posted
from core.message import Channel, Member, Message, MessageRef
from core.ports import Delivered, Delivery, Host
from core.programme import ChannelSettings, Mode, Programme
from core.reply import Buttons, Form

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
CHAT = Channel("C1", "general", creator="eve")
TOM, EVE = Member("tom"), Member("eve")
TEXT = "Please reply in threads.\nPlease do not use @channel in #general."
ON = ChannelSettings(mode=Mode.ON, quiet_from=time(0), quiet_until=time(0))


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
    def __init__(self, engine: Engine) -> None:
        self.now, self.wire, self.engine = MONDAY, Wire(), engine
        sources = Sources(Programme("Course", facilitators=frozenset({"tom"})), EmptyLibrary())
        self.app = App(engine, sources, (self.wire,), lambda: self.now)
        with writing(engine) as connection:
            people.describe(connection, Described(CHAT, MONDAY - timedelta(days=30)))
            people.set_settings(connection, "C1", ON, MONDAY)
            for id in ("tom", "eve", "ana"):
                people.join(connection, Joined("C1", Member(id), MONDAY))

    async def submit(self, form: Form, who: Member = TOM, **values: str) -> object:
        given = {field.name: field.value for field in form.fields} | values
        shown = await self.app.respond(Submitted(form.does, form.about, who, Channel("C1"), self.now, given))
        # What it sends goes out beside the answer.
        await self.app.catch_up(jobs_too=False)
        return shown.content

    async def publish(self, text: str) -> None:
        form = (await self.app.respond(Asked("protocol", "publish", TOM, Channel("C1"), self.now))).content
        assert isinstance(form, Form)
        said_back = await self.submit(form, text=text)
        assert isinstance(said_back, Form)
        await self.submit(said_back)

    async def later(self, **length: float) -> list[Action]:
        before = len(self.wire.sent)
        self.now += timedelta(**length)
        await self.app.catch_up()
        return self.wire.sent[before:]


Play = Callable[[Callable[[House], Coroutine[Any, Any, None]]], None]


@pytest.fixture
def play(engine: Engine) -> Play:
    return lambda dialogue: asyncio.run(dialogue(House(engine)))


def test_a_published_protocol_is_pinned_once_and_enforced_with_its_version(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await house.publish(TEXT)
        (post,) = [a for a in house.wire.sent if isinstance(a, Post)]
        assert post.pin
        call = Message(MessageRef("C1", "1"), "ana", house.now, "@channel is anybody here?",
                       broadcasts=frozenset({"channel"}))  # fmt: skip
        await house.app.hear([Posted(call)])
        (nudge,) = [a for a in await house.later(minutes=20) if isinstance(a, Nudge)]
        assert "Please do not use @channel in #general." in str(nudge.page)
        await house.publish("Please reply in threads.")
        with reading(house.engine) as connection:
            row = connection.execute(nudges.nudges.select()).one()
        assert row.protocol_version == 1  # the version in force then

    play(dialogue)


def test_two_owners_at_once_publish_one_version(play: Play) -> None:
    async def dialogue(house: House) -> None:
        start = (await house.app.respond(Asked("protocol", "publish", TOM, Channel("C1"), house.now))).content
        assert isinstance(start, Form)
        mine = await house.submit(start, text=TEXT)
        assert isinstance(mine, Form)
        await asyncio.gather(house.submit(mine), house.submit(mine, EVE))
        assert len([a for a in house.wire.sent if isinstance(a, Post) and a.pin]) == 1

    play(dialogue)


def test_a_pin_that_reads_as_rules_is_offered_to_the_owners_once(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await house.publish(TEXT)
        pinned = replace(CHAT, pins=("Do not just say hello; ask your question right away.", TEXT))
        await house.app.hear([Described(pinned, house.now)])
        offers = [a for a in await house.later(minutes=11) if isinstance(a, DirectMessage)]
        assert sorted(offer.to for offer in offers) == ["eve", "tom"]
        assert await house.later(days=2) == []
        (button,) = [
            b for block in offers[0].page.blocks if isinstance(block, Buttons) for b in block.buttons
        ]
        pressed = Pressed(button.does, button.about, EVE, Channel("D1"), house.now)
        form = (await house.app.respond(pressed)).content
        assert isinstance(form, Form)
        assert "Do not just say hello" in form.fields[0].label

    play(dialogue)


def test_an_ordinary_topic_is_offered_to_nobody(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await house.app.hear([Described(replace(CHAT, topic="Autumn cohort, week three"), house.now)])
        assert await house.later(hours=2) == []

    play(dialogue)
