"""The app: what platforms call (core's Host), and what has to be done as time goes by."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeVar

from sqlalchemy import Connection, Engine

from adapters.ledger import outbox
from adapters.ledger.engine import reading, writing
from adapters.ledger.topics import LedgerForum
from bot import jobs, sending, talks
from bot.apply import apply
from bot.clock import ticking
from bot.desk import LedgerDesk
from bot.hearing import Hearing
from bot.intake import Intake
from bot.platforms import Platforms
from bot.sources import NOTHING_FOLLOWED, Followed, Sources
from bot.uploads import Uploads
from core import commands
from core.answers import Library, Section
from core.changes import Forget
from core.events import Event
from core.home import home
from core.interactions import Interaction
from core.message import Member
from core.ports import ForumSite, Platform, Shown
from core.reply.pages import Page

_log = logging.getLogger("stillwater.app")
_T = TypeVar("_T")


class App:
    """One programme on its platforms. `clock` says what time it is; nothing here asks the machine.

    `sole_writer`: no other replica shares this ledger. `retention`: how long the text of messages is kept.
    """

    def __init__(
        self, engine: Engine, sources: Sources, platforms: Sequence[Platform], clock: Callable[[], datetime],
        forum: ForumSite | None = None, followed: Followed = NOTHING_FOLLOWED, *,
        sole_writer: bool = True, retention: timedelta = timedelta(days=30),
    ) -> None:  # fmt: skip
        self.engine = engine
        self.sources = sources
        self.clock = clock
        self.forum = forum
        self.hearing = Hearing(
            engine, sources.library, sources.programme, sole_writer=sole_writer, forum=forum is not None
        )
        self.retention = retention
        self.followed = followed
        self.docs_read: int | None = None
        self.accepted: Sequence[Section] = ()
        self.platforms = Platforms(platforms)
        self._ledger = asyncio.Lock()
        self._intake = Intake(lambda events: self.hearing.hear(events), self._ledger)
        self._woken = asyncio.Event()
        self.talks = talks.Talks()
        self._uploads = Uploads()
        # Since when digests that are due have waited for what was said before to be read, by channel.
        self.behind_since: dict[str, datetime] = {}
        self._last_run: dict[str, datetime] = {}
        # Imported now, so that nobody's first question waits for it.
        commands.every()

    async def hear(self, events: Sequence[Event]) -> None:
        await self._intake.hear(events)

    async def expire(self, before: datetime) -> None:
        """Keep no text at hand of what was said before a moment."""
        async with self._ledger:
            self.hearing.expire(before)

    async def respond(self, interaction: Interaction) -> Shown:
        shown = await asyncio.to_thread(self._look, interaction)
        if shown is None:
            async with self._ledger:
                shown = await asyncio.to_thread(self._respond, interaction)
            # What the command sends goes out beside the answer, which waits for no network.
            self._woken.set()
        return shown

    def _look(self, interaction: Interaction) -> Shown | None:
        """The answer to what changes nothing, which keeps no writer waiting; None where something is to change."""
        with reading(self.engine) as connection:
            desk = self.desk(connection)
            outcome = commands.respond(desk, _as_known(desk, interaction))
        return None if outcome.changes else Shown(outcome.show, outcome.replaces)

    def _respond(self, interaction: Interaction) -> Shown:
        with writing(self.engine) as connection:
            desk = self.desk(connection)
            outcome = commands.respond(desk, _as_known(desk, interaction))
            changed = apply(connection, outcome.changes, desk.now)
        for id in changed:
            self.hearing.changed(id)
        if any(isinstance(change, Forget) for change in outcome.changes):
            self.talks.forget()
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
        forum = LedgerForum(connection, now) if self.forum else None
        sources = self._uploads.over(connection, self.sources)
        return LedgerDesk(connection, now, sources, forum, self.talks, self.platforms.link)

    def use(self, library: Library) -> None:
        """Look answers up in this library from now on."""
        self.sources = replace(self.sources, library=library)
        self.hearing.library = library

    def forum_changed(self) -> None:
        """Look at the forum again in the next round."""
        self._last_run.pop("forum", None)

    async def work(self) -> None:
        """Do what falls due, until cancelled. A fault in one round is told and does not end the next."""
        with ticking(self._wake):
            while True:
                await self._round()
                await self._woken.wait()
                self._woken.clear()

    async def _round(self) -> None:
        for step in (self._come_back, self._run_jobs, self._send):
            try:
                await step()
            except Exception:
                _log.exception("a round of work failed")

    async def _wake(self) -> None:
        self._woken.set()

    async def catch_up(self, *, jobs_too: bool = True) -> None:
        """Everything that is due at this moment: messages to come back to, periodic jobs, what is to be sent."""
        await self._come_back()
        if jobs_too:
            await self._run_jobs()
        await self._send()

    async def _come_back(self) -> None:
        async with self._ledger:
            await asyncio.to_thread(self.hearing.tick, self.clock())

    async def _run_jobs(self) -> None:
        for name, job in jobs.every().items():
            last = self._last_run.get(name)
            if last is None or self.clock() - last >= job.EVERY:
                self._last_run[name] = self.clock()
                try:
                    await job.run(self)
                except Exception:
                    # The other jobs of this round have nothing to do with it; it is tried again in its time.
                    _log.exception("the job %s failed", name)

    async def _send(self) -> None:
        """Deliver what waits in the outbox: some at a time and these at once, so that all are done within their lease."""
        while waiting := await self._write(lambda connection: outbox.take(connection, self.clock())):
            await asyncio.gather(*map(self._deliver, waiting))

    async def _deliver(self, waiting: outbox.Waiting) -> None:
        action = waiting.action
        platform = self.platforms.of(action.channel) or self.platforms.of(getattr(action, "to", ""))
        told = await sending.send(platform, waiting, self.clock())
        await self._write(lambda connection: sending.note(self.desk(connection), connection, waiting, told))

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
