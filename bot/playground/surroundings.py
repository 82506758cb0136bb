"""What lies beside the chat: the programme, its clock, its forum, and why the bot spoke or kept silent."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from adapters.ledger import nudges
from adapters.ledger.engine import reading
from adapters.platforms.playground import Chat, Forum, Leap, Suggestion, Waiting
from bot.app import App
from bot.explain import explanation
from bot.playground.clock import Clock, leaps
from bot.playground.given import Given
from bot.playground.population import SETTINGS, people_of
from core.message import Member, MessageRef, Role
from core.programme import ChannelSettings
from core.reply.pages import Page

_HOUR = timedelta(hours=1)


class Surroundings:
    """The playground's `Beside`, on the app that answers in it."""

    def __init__(self, given: Given, clock: Clock, chat: Chat, forum: Forum | None, *, fresh: bool) -> None:
        self.forum = forum
        # One step more than there is to read: the bot is switched on after it.
        self.loaded = (0, 1 + (given.export.total() if given.export else 0)) if fresh else (1, 1)
        self._given = given
        self._clock = clock
        self._chat = chat
        self._zone = ZoneInfo(given.programme.timezone)
        self._passing = asyncio.Lock()
        self._app: App | None = None

    def answers(self, app: App) -> None:
        """This app answers here."""
        self._app = app

    @property
    def title(self) -> str:
        return self._given.programme.name

    @property
    def zone(self) -> str:
        return self._given.programme.timezone

    @property
    def visitor(self) -> str:
        """A learner for whom it is about noon, so that nobody meets quiet hours first."""
        learners = [m for m in people_of(self._given).values() if m.role is Role.LEARNER]
        return min(learners, key=self._from_noon).id if learners else next(iter(people_of(self._given)), "")

    def _from_noon(self, member: Member) -> float:
        local = self._clock.now().astimezone(ZoneInfo(member.timezone) if member.timezone else self._zone)
        return abs(local.hour + local.minute / 60 - 12)

    @property
    def remarks(self) -> Sequence[str]:
        usual = ChannelSettings()
        waits = tuple(map(_minutes, (SETTINGS.grace, SETTINGS.forum_grace, usual.grace, usual.forum_grace)))
        grace = "People have {} to answer first; the forum is offered after {}. Elsewhere it is {} and {}."
        return (
            "The bot is switched on in every channel. Elsewhere it starts in shadow mode and says nothing.",
            grace.format(*waits),
            "Nobody is left in peace after a hint here. Elsewhere it is twelve hours.",
            "The clock is the programme's: it goes on from the day after its last message.",
        )

    @property
    def suggestions(self) -> Sequence[Suggestion]:
        staff = next((m.id for m in people_of(self._given).values() if m.role is Role.FACILITATOR), "")
        always = (
            Suggestion("/stillwater help", "everything that can be asked of the bot"),
            Suggestion("/stillwater digest", "last week in figures, with charts", staff),
        )
        return (*_SAMPLE, *always) if self._given.is_sample else always

    def now(self) -> datetime:
        return self._clock.now()

    def leaps(self) -> Sequence[Leap]:
        return leaps(self._clock.now(), self._zone)

    def progress(self, done: int) -> None:
        """So much of the programme has been read; open windows are told."""
        self.loaded = (done, self.loaded[1])
        self._chat.tell({"loading": {"done": done, "total": self.loaded[1]}})

    def ready(self) -> None:
        """All has been read, and the bot is switched on."""
        self.progress(self.loaded[1])

    async def pass_until(self, moment: datetime) -> None:
        """Go from one thing that falls due to the next, and from hour to hour, until the moment."""
        async with self._passing:
            while self._clock.now() < moment:
                now = self._clock.now()
                hour = (now + _HOUR).replace(minute=0, second=0, microsecond=0)
                due = await asyncio.to_thread(self._next_due)
                step = min(moment, hour, due if due and due > now else moment)
                self._clock.move_to(step)
                await self._running.catch_up(jobs_too=step in (hour, moment))

    def _next_due(self) -> datetime | None:
        with reading(self._running.engine) as connection:
            return nudges.next_due(connection)

    async def explain(self, ref: MessageRef) -> Page:
        app = self._running
        sources = app.sources
        return await asyncio.to_thread(explanation, app.engine, sources.library, sources.programme, ref)

    async def waiting(self, ref: MessageRef) -> Waiting | None:
        found = await asyncio.to_thread(self._waits, ref)
        return Waiting(*found) if found else None

    def _waits(self, ref: MessageRef) -> tuple[datetime, str] | None:
        with reading(self._running.engine) as connection:
            return nudges.waiting(connection, ref)

    @property
    def _running(self) -> App:
        if self._app is None:
            raise RuntimeError("the playground has not been started")
        return self._app


_SAMPLE = (
    Suggestion("How do I reset my database password?", "a private hint with the passage that answers it"),
    Suggestion("@channel has anybody finished module four?", "a pointer from the channel's own protocol"),
    Suggestion("Thanks, that helps!", "nothing: the ? on it says why"),
)


def _minutes(length: timedelta) -> str:
    minutes = round(length.total_seconds() / 60)
    if minutes >= 60:
        return "an hour" if minutes == 60 else f"{minutes // 60} hours"
    return "a minute" if minutes == 1 else f"{minutes} minutes"
