"""The app: what platforms call (core's Host), and what has to be done as time goes by."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from sqlalchemy import Connection, Engine

from adapters.ledger import outbox
from adapters.ledger.engine import reading, writing
from adapters.ledger.topics import LedgerForum
from bot import jobs
from bot.apply import apply
from bot.desk import LedgerDesk
from bot.hearing import Hearing
from bot.replay import Sources
from bot.settings import Elsewhere
from bot.trouble import trouble
from core import commands
from core.actions import Action
from core.answers import Library
from core.desk import Interaction
from core.events import Event
from core.forum import Category
from core.home import home
from core.message import Member, MessageRef
from core.ports import Delivered, Delivery, ForumSite, Platform, Postponed, Shown, Undeliverable
from core.reply import Page

_log = logging.getLogger("stillwater.app")
_TICK = 1.0
_LEAST_WAIT = timedelta(seconds=1)
_T = TypeVar("_T")


class App:
    """One programme on its platforms. `clock` says what time it is; nothing here asks the machine.

    `sole_writer`: no other replica shares this ledger. `retention`: how long the text of messages is kept.
    `docs`: the folder whose changes are followed; `docs_elsewhere`: from where it is fetched.
    """

    def __init__(
        self, engine: Engine, sources: Sources, platforms: Sequence[Platform], clock: Callable[[], datetime],
        forum: ForumSite | None = None, *, sole_writer: bool = True, retention: timedelta = timedelta(days=30),
        docs: Path | None = None, docs_elsewhere: Elsewhere | None = None,
    ) -> None:  # fmt: skip
        self.engine = engine
        self.sources = sources
        self.clock = clock
        self.forum = forum
        self.categories: Sequence[Category] = ()
        self.hearing = Hearing(
            engine, sources.library, sources.programme, sole_writer=sole_writer, forum=forum is not None
        )
        self.retention = retention
        self.docs = docs
        self.docs_elsewhere = docs_elsewhere
        self.docs_read: int | None = None
        self._platforms = platforms
        self._ledger = asyncio.Lock()
        self._last_run: dict[str, datetime] = {}

    async def hear(self, events: Sequence[Event]) -> None:
        async with self._ledger:
            await asyncio.to_thread(self.hearing.hear, events)

    async def respond(self, interaction: Interaction) -> Shown:
        async with self._ledger:
            shown = await asyncio.to_thread(self._respond, interaction)
        await self.catch_up(jobs_too=False)
        return shown

    def _respond(self, interaction: Interaction) -> Shown:
        with writing(self.engine) as connection:
            desk = self.desk(connection)
            outcome = commands.respond(desk, _as_known(desk, interaction))
            changed = apply(connection, outcome.changes, desk.now)
        for id in changed:
            self.hearing.changed(id)
        return Shown(outcome.show, outcome.replaces)

    async def home(self, member: Member) -> Page:
        return await asyncio.to_thread(self._home, member)

    def _home(self, member: Member) -> Page:
        with reading(self.engine) as connection:
            desk = self.desk(connection)
            return home(desk, desk.member(member.id))

    def desk(self, connection: Connection) -> LedgerDesk:
        """What can be looked up now, within a transaction."""
        now = self.clock()
        forum = LedgerForum(connection, self.categories, now) if self.forum else None
        return LedgerDesk(connection, now, self.sources, forum)

    def platform_of(self, id: str) -> Platform | None:
        """The platform that serves a channel, or (for direct messages) a member."""
        return next((p for p in self._platforms if p.serves(id)), None)

    def linked(self, ref: MessageRef) -> str | None:
        """Where a message can be opened."""
        platform = self.platform_of(ref.channel)
        return platform.link(ref) if platform else None

    def use(self, library: Library, fingerprint: int) -> None:
        """Look answers up in this library from now on."""
        self.sources = replace(self.sources, library=library)
        self.hearing.library = library
        self.docs_read = fingerprint

    async def work(self) -> None:
        """Do what falls due, until cancelled. A fault in one round is told and does not end the next."""
        if self.forum:
            self.categories = await self.forum.categories()
        while True:
            try:
                await self.catch_up()
            except Exception:
                _log.exception("a round of work failed")
            await asyncio.sleep(_TICK)

    async def catch_up(self, *, jobs_too: bool = True) -> None:
        """Everything that is due at this moment: messages to come back to, periodic jobs, what is to be sent."""
        async with self._ledger:
            await asyncio.to_thread(self.hearing.tick, self.clock())
        if jobs_too:
            for name, job in jobs.every().items():
                last = self._last_run.get(name)
                if last is None or self.clock() - last >= job.EVERY:
                    self._last_run[name] = self.clock()
                    await job.run(self)
        while await self._send_some():
            pass

    async def _send_some(self) -> bool:
        """Deliver what waits in the outbox; true where there may be more."""
        waiting = await self._write(lambda connection: outbox.take(connection, self.clock()))
        for one in waiting:
            await self._deliver(one.action)
        return bool(waiting)

    async def _deliver(self, action: Action) -> None:
        to = getattr(action, "to", "")
        platform = self.platform_of(action.channel) or self.platform_of(to)
        told = await platform.deliver(action) if platform else Undeliverable("No platform serves it.")
        await self._write(lambda connection: self._note(connection, action, told))

    def _note(self, connection: Connection, action: Action, told: Delivery) -> None:
        now = self.clock()
        match told:
            case Delivered(ref):
                outbox.sent(connection, action.key, ref, now)
            case Postponed(wait, because):
                outbox.postpone(connection, action.key, now + max(wait, _LEAST_WAIT), because)
            case Undeliverable(because, should):
                outbox.give_up(connection, action.key, because)
                _log.warning("not delivered: %s", because)
                for news in trouble(self.desk(connection), action, because, should):
                    outbox.enqueue(connection, news, now)

    async def _write(self, work: Callable[[Connection], _T]) -> _T:
        """Work in one transaction of its own, off the event loop."""

        def run() -> _T:
            with writing(self.engine) as connection:
                return work(connection)

        async with self._ledger:
            return await asyncio.to_thread(run)


def _as_known(desk: LedgerDesk, interaction: Interaction) -> Interaction:
    """With the member and channel as the ledger knows them: a platform may give their ids only."""
    member, channel = desk.member(interaction.member.id), desk.channel(interaction.channel.id)
    return replace(interaction, member=member, channel=channel if channel.name else interaction.channel)
