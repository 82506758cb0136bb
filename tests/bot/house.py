"""A programme as it is served, on a ledger, with a chat that keeps what it delivers and a clock to move."""

import asyncio
from collections.abc import Callable, Coroutine, Sequence
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

from forum_places import Place, placed
from sqlalchemy import Engine, select

from adapters.ledger import people
from adapters.ledger.engine import reading, writing
from adapters.ledger.tables import SQLModel
from bot.app import App
from bot.sources import Sources
from core.actions import Action
from core.answers import EmptyLibrary, Library
from core.events import Described, Joined, Posted
from core.facts import Session, Submission
from core.interactions import Asked, Pressed, Submitted
from core.message import Channel, Member, Message, MessageRef, Role
from core.ports import Delivered, Delivery, ForumSite, Host, Postponed
from core.programme import ChannelSettings, Mode, Programme
from core.reply.forms import Form
from core.reply.pages import Page

MONDAY = datetime(2026, 10, 5, 9, tzinfo=UTC)
CHAT = Channel("C1", "general", creator="eve")
ANA, BEN, EVE = Member("ana", "Ana"), Member("ben", "Ben"), Member("eve", "Eve")
TOM = Member("tom", "Tom", Role.FACILITATOR)
ON = ChannelSettings(mode=Mode.ON, quiet_from=time(0), quiet_until=time(0))
PROGRAMME = Programme("Course", facilitators=frozenset({"tom"}))


LAB = """BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//t//t//EN\r
BEGIN:VEVENT\r
UID:1\r
DTSTAMP:20260901T000000Z\r
SUMMARY:Lab\r
ATTENDEE:mailto:ana@example.org\r
DTSTART:20260901T100000Z\r
DTEND:20260901T110000Z\r
RRULE:FREQ=WEEKLY;COUNT=9\r
END:VEVENT\r
END:VCALENDAR\r
"""


class Wire:
    """A platform that keeps what it delivers, and is down for as long as it is told to be."""

    name = "wire"

    def __init__(self) -> None:
        self.sent: list[Action] = []
        self.down = False

    def serves(self, channel: str) -> bool:
        return True

    async def deliver(self, action: Action) -> Delivery:
        if self.down:
            return Postponed(timedelta(minutes=1), "busy")
        self.sent.append(action)
        return Delivered(MessageRef(action.channel, str(len(self.sent))))

    def link(self, ref: MessageRef) -> str | None:
        return None

    def is_behind(self, channel: str) -> bool:
        return False

    async def start(self, host: Host) -> None: ...
    async def stop(self) -> None: ...


class House:
    """A course with one facilitator, Tom, in a channel that Eve created."""

    programme = PROGRAMME

    def __init__(
        self, engine: Engine, library: Library | None = None, settings: ChannelSettings = ON, channel: Channel = CHAT
    ) -> None:  # fmt: skip
        self.engine, self.now, self.wire, self.channel = engine, MONDAY, Wire(), channel
        self.library = library or EmptyLibrary()
        self.forum: ForumSite | None = None
        self.sessions: tuple[Session, ...] = ()
        self.submissions: tuple[Submission, ...] = ()
        with writing(engine) as connection:
            people.describe(connection, Described(channel, MONDAY - timedelta(days=30)))
            for member in (TOM, EVE, ANA, BEN):
                people.join(connection, Joined(channel.id, member, MONDAY))
        self.set(settings)
        self.start()

    def start(self) -> None:
        """Start the programme, as after a restart: what it knows is in the ledger."""
        sources = Sources(self.programme, self.library, missing=frozenset({"forum"}), sessions=self._sessions,
                          submissions=self.submissions)  # fmt: skip
        self.app = App(self.engine, sources, (self.wire,), lambda: self.now, self.forum)

    def connect(self, kind: str, folder: Path) -> Place:
        """Start the programme again with a forum of this kind."""
        place = placed(kind, folder, lambda: self.now)
        self.forum = place.site
        self.start()
        return place

    def _sessions(self, since: datetime, until: datetime) -> tuple[Session, ...]:
        return tuple(session for session in self.sessions if since <= session.starts < until)

    def set(self, settings: ChannelSettings) -> None:
        with writing(self.engine) as connection:
            people.set_settings(connection, self.channel.id, settings, MONDAY)

    async def say(self, text: str, who: str = "ana", thread: str | None = None, **more: Any) -> Message:
        self.now += timedelta(seconds=1)
        ref = MessageRef(self.channel.id, f"{self.now.timestamp():.6f}")
        message = Message(ref, who, self.now, text, thread, **more)
        await self.app.hear([Posted(message)])
        return message

    async def later(self, **length: float) -> Sequence[Action]:
        """Let time pass; what was sent then."""
        before = len(self.wire.sent)
        self.now += timedelta(**length)
        await self.app.catch_up()
        return self.wire.sent[before:]

    async def ask(self, words: str, who: Member = ANA) -> Page | Form | None:
        """`/stillwater WORDS`"""
        word, _, rest = words.partition(" ")
        return (await self.app.respond(Asked(word, rest, who, self.channel, self.now))).content

    async def press(self, does: str, about: str = "", who: Member = ANA) -> Page | Form | None:
        return (await self.app.respond(Pressed(does, about, who, self.channel, self.now))).content

    async def submit(self, form: Page | Form | None, who: Member = ANA, **values: str) -> Page | Form | None:
        """Send a form as it stands, but for these values."""
        assert isinstance(form, Form)
        given = {field.name: field.value for field in form.fields} | values
        sent = Submitted(form.does, form.about, who, self.channel, self.now, given)
        return (await self.app.respond(sent)).content


def everything(engine: Engine) -> str:
    """All that a ledger holds, as one text."""
    with reading(engine) as connection:
        tables = SQLModel.metadata.sorted_tables
        return "\n".join(repr(row) for t in tables for row in connection.execute(select(t)).all())


def playing(house: House) -> Callable[[Callable[[House], Coroutine[Any, Any, None]]], None]:
    """Play a dialogue in a house."""
    return lambda dialogue: asyncio.run(dialogue(house))


Play = Callable[[Callable[[House], Coroutine[Any, Any, None]]], None]
