"""The app: what platforms call (core's Host), and what has to be done as time goes by."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from adapters.ledger import outbox
from adapters.ledger.engine import reading, writing
from adapters.ledger.topics import LedgerForum
from bot import jobs
from bot.apply import apply
from bot.desk import LedgerDesk
from bot.hearing import Hearing
from bot.replay import Sources
from core import commands
from core.actions import Action
from core.desk import Asked, Interaction
from core.events import Event
from core.forum import Category
from core.message import Channel, Member
from core.ports import Delivered, ForumSite, Platform, Postponed, Shown, Undeliverable
from core.reply import Divider, Page

_log = logging.getLogger("stillwater.app")
_TICK = 1.0


class App:
    """One programme on its platforms. `clock` says what time it is; nothing here asks the machine."""

    def __init__(
        self, engine: Engine, sources: Sources, platforms: Sequence[Platform], clock: Callable[[], datetime],
        forum: ForumSite | None = None,
    ) -> None:  # fmt: skip
        self.engine = engine
        self.sources = sources
        self.clock = clock
        self.forum = forum
        self.categories: Sequence[Category] = ()
        self.hearing = Hearing(engine, sources.library, sources.programme, sole_writer=True)
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
        """How the bot stands towards a person, and what they can ask of it."""
        return await asyncio.to_thread(self._home, member)

    def _home(self, member: Member) -> Page:
        with reading(self.engine) as connection:
            desk = self.desk(connection)
            known = replace(desk.member(member.id), id=member.id)
            pages = [
                commands.respond(desk, Asked(word, "", known, Channel("home"), desk.now)).show
                for word in ("status", "help")
            ]
        shown = [page for page in pages if isinstance(page, Page)]
        blocks = [block for page in shown for block in (*page.blocks, Divider())]
        return Page(shown[0].summary, tuple(blocks[:-1]))

    def desk(self, connection: Connection) -> LedgerDesk:
        """What can be looked up now, within a transaction."""
        now = self.clock()
        forum = LedgerForum(connection, self.categories, now) if self.forum else None
        return LedgerDesk(connection, now, self.sources, forum)

    def link(self, platform_of: str) -> Platform | None:
        """The platform that serves a channel."""
        return next((p for p in self._platforms if p.serves(platform_of)), None)

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
        with writing(self.engine) as connection:
            waiting = outbox.take(connection, self.clock())
        for one in waiting:
            await self._deliver(one.action)
        return bool(waiting)

    async def _deliver(self, action: Action) -> None:
        to = getattr(action, "to", "")
        platform = self.link(action.channel) or self.link(to)
        told = await platform.deliver(action) if platform else Undeliverable("No platform serves it.")
        with writing(self.engine) as connection:
            match told:
                case Delivered(ref):
                    outbox.sent(connection, action.key, ref, self.clock())
                case Postponed(wait, because):
                    outbox.postpone(
                        connection, action.key, self.clock() + max(wait, timedelta(seconds=1)), because
                    )
                case Undeliverable(because):
                    outbox.give_up(connection, action.key, because)
                    _log.warning("not delivered: %s", because)


def _as_known(desk: LedgerDesk, interaction: Interaction) -> Interaction:
    """With the member and channel as the ledger knows them: a platform may give their ids only."""
    member, channel = desk.member(interaction.member.id), desk.channel(interaction.channel.id)
    return replace(interaction, member=member, channel=channel if channel.name else interaction.channel)
