"""Learn what a workspace is like, and read what was said while the bot was away: slowly, and going on where it stopped."""

import asyncio
import logging
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from slack_sdk.errors import SlackApiError

from adapters.platforms.slack import faults
from adapters.platforms.slack.directory import Directory
from adapters.platforms.slack.ids import parted
from core.events import Described, Joined
from core.message import Channel, Member
from core.ports import Host, Memory

_log = logging.getLogger("stillwater.slack")

Stretch = tuple[datetime, datetime]

# A first install reads so much of what was said before, enough for a first digest.
_FIRST = timedelta(days=14)
# Events may have been under way when the bot stopped; what is read twice is heard once.
_OVERLAP = timedelta(minutes=5)
# How far it has heard is written down so often.
_NOTED = timedelta(minutes=1)
# Slack's Tier 3 allows about 50 calls a minute; Slack asks installs with a lower limit to wait longer.
PACE = 1.5


class CatchingUp:
    """One workspace's past. `memory` keeps how far it has come across restarts."""

    def __init__(self, memory: Memory, host: Host, clock: Callable[[], datetime], pace: float = PACE) -> None:
        self._memory = memory
        self._host = host
        self._clock = clock
        self._pace = pace
        self._noted: dict[str, datetime] = {}

    async def introduce(self, directory: Directory, channels: Sequence[Channel]) -> None:
        """Tell the host what channels are about and who is in them, with their names and time zones."""
        now = self._clock()
        people = {member.id: member for member in await directory.members()}
        for channel in channels:
            here = [people.get(id, Member(id)) for id in await directory.inside(channel.id)]
            await self._host.hear([Described(channel, now), *(Joined(channel.id, one, now) for one in here)])

    async def heard(self, team: str) -> None:
        """The workspace has been heard up to now; nothing is noted before its past has been looked at."""
        now, noted = self._clock(), self._noted.get(team)
        if noted is not None and now - noted >= _NOTED:
            await self._note(team, now)

    async def since_last_time(self, directory: Directory, team: str) -> None:
        """Read what was said while the bot was not there; at a first install, the last two weeks."""
        known = await self._memory.recall(f"slack:heard:{team}")
        now = self._clock()
        since = now - _FIRST
        if known:
            since = max(since, datetime.fromisoformat(str(known["until"])) - _OVERLAP)
        channels = await directory.channels()
        await self._missing(directory, team, [channel.id for channel in channels])
        for channel in channels:
            await self._plan(channel.id, since, now)
        await self._note(team, now)
        await self.introduce(directory, channels)
        await self._read(directory, channels)

    async def _missing(self, directory: Directory, team: str, here: Sequence[str]) -> None:
        """Tell of the channels the bot was in last time and is not in any more."""
        before = await self._memory.recall(f"slack:channels:{team}") or {}
        for id in sorted(set(str(before.get("ids") or "").split()) - set(here)):
            await self._host.hear([await directory.describe(parted(id)[1], self._clock())])
        await self._memory.remember(f"slack:channels:{team}", {"ids": " ".join(here)})

    async def invited(self, directory: Directory, channel: Channel) -> None:
        """Learn what a channel is like that the bot has just come into, and read its last two weeks."""
        now = self._clock()
        await self._plan(channel.id, now - _FIRST, now)
        await self.introduce(directory, [channel])
        await self._read(directory, [channel])

    async def missed(self, directory: Directory, since: datetime) -> None:
        """Read again what was said since a moment, in every channel."""
        channels = await directory.channels()
        for channel in channels:
            await self._plan(channel.id, since, self._clock())
        await self._read(directory, channels)

    async def _note(self, team: str, now: datetime) -> None:
        self._noted[team] = now
        await self._memory.remember(f"slack:heard:{team}", {"until": now.isoformat()})

    async def _plan(self, channel: str, since: datetime, until: datetime) -> None:
        await self._keep(channel, [*await self._planned(channel), (since, until)])

    async def _planned(self, channel: str) -> list[Stretch]:
        """What is still to be read of a channel, the latest stretch last."""
        kept = await self._memory.recall(f"slack:unread:{channel}") or {}
        pairs = str(kept.get("stretches") or "").split()
        return [_stretch(pair) for pair in pairs]

    async def _keep(self, channel: str, stretches: Sequence[Stretch]) -> None:
        written = " ".join(f"{since.isoformat()}/{until.isoformat()}" for since, until in stretches)
        await self._memory.remember(f"slack:unread:{channel}", {"stretches": written})

    async def _read(self, directory: Directory, channels: Sequence[Channel]) -> None:
        """Read what is planned; a channel that Slack refuses does not keep the others waiting."""
        for channel in channels:
            try:
                await self._read_channel(directory, channel.id)
            except SlackApiError as fault:
                _log.warning("the history of %s was refused (%s)", channel.id, faults.error_of(fault))

    async def _read_channel(self, directory: Directory, channel: str) -> None:
        """Newest first; after each page it is written down what is left."""
        stretches = await self._planned(channel)
        while stretches:
            since, until = stretches.pop()
            async for events, reached in directory.backfill(channel, since, until):
                await self._host.hear(events)
                await self._keep(channel, [*stretches, (since, reached)])
                await asyncio.sleep(self._pace)
            await self._keep(channel, stretches)


def _stretch(pair: str) -> Stretch:
    since, _, until = pair.partition("/")
    return datetime.fromisoformat(since), datetime.fromisoformat(until)
