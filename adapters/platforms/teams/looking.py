"""Look around in a team or group chat: who and what is there, told to the host; and that the bot has left it."""

from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any

from adapters.platforms.teams.activities_in import channel_of, is_personal
from adapters.platforms.teams.cards import card
from adapters.platforms.teams.connector import Fault
from adapters.platforms.teams.roster import NoConsent, Roster
from adapters.platforms.teams.sending import Sender
from adapters.platforms.teams.whereabouts import Book, Whereabouts, whereabouts
from core.events import Departed, Described, Event, Joined
from core.message import Channel, Gone
from core.ports import Host, Memory
from core.reply.pages import page
from core.words import tr

Activity = Mapping[str, Any]

_GONE = {"teamDeleted": Gone.DELETED, "teamHardDeleted": Gone.DELETED, "teamArchived": Gone.ARCHIVED}
# After these what is known of a team is looked up anew.
_ANEW = frozenset(
    {"teamUnarchived", "teamRestored", "teamRenamed", "channelCreated", "channelRenamed", "channelRestored"}
)
# An owner is told so often at most that a permission is missing.
_TOLD_AGAIN = timedelta(days=7)


class Looking:
    """`memory` keeps which channels a team has, and who installed the bot there."""

    def __init__(
        self, roster: Roster, book: Book, sender: Sender, memory: Memory, clock: Callable[[], datetime]
    ) -> None:
        self._roster, self._book, self._sender = roster, book, sender
        self._memory, self._clock = memory, clock
        self._seen: set[str] = set()

    def wanted(self, activity: Activity, bot: str) -> bool:
        """Is there something to look up: a place not seen since the start, or one that has changed?"""
        place = place_of(activity)
        if not place:
            return False
        if _event(activity) in _ANEW or _came(activity, bot):
            self._seen.discard(place)
        new = place not in self._seen
        self._seen.add(place)
        return new

    async def around(self, activity: Activity, host: Host) -> None:
        """Tell the host what channels there are and who is in them; where Teams is busy, another time."""
        try:
            await self._around(activity, place_of(activity), host)
        except Fault as fault:
            if fault.again:
                self._seen.discard(place_of(activity))
            raise

    async def _around(self, activity: Activity, place: str, host: Host) -> None:
        here = whereabouts(activity)
        if activity["type"] == "installationUpdate":
            await self._memory.remember(f"teams:owner:{place}", {"id": str(activity["from"]["id"])})
        for channel in await self._channels(activity, place, here):
            people = await self._roster.members(here.service, channel.id)
            for id in (channel.id, *(member.id for member in people)):
                await self._book.note(
                    id, Whereabouts(here.service, here.tenant, here.bot, here.bot_name, here.group)
                )
            now = self._clock()
            joined = [Joined(channel.id, member, now) for member in people if member.id != here.bot]
            await host.hear([Described(channel, now), *joined])

    async def left(self, activity: Activity, why: Gone, now: datetime) -> list[Event]:
        """The channels that the bot is no longer in."""
        place = place_of(activity)
        self._seen.discard(place)
        known = await self._memory.recall(f"teams:channels:{place}") or {}
        ids = str(known.get("ids") or "").split() or [channel_of(activity)]
        return [Departed(id, now, why) for id in ids]

    async def _channels(self, activity: Activity, place: str, here: Whereabouts) -> list[Channel]:
        if not _team(activity):
            return [Channel(place, str((activity.get("conversation") or {}).get("name") or ""), private=True)]
        try:
            found = await self._roster.channels(here.service, place)
        except NoConsent:
            await self._ask_owner(place)
            return []
        await self._memory.remember(f"teams:channels:{place}", {"ids": " ".join(c.id for c in found)})
        return found

    async def _ask_owner(self, team: str) -> None:
        """Say to who installed the bot, once a week, that a permission is missing."""
        owner = await self._memory.recall(f"teams:owner:{team}") or {}
        told, now = str(owner.get("told") or ""), self._clock()
        if not owner or (told and now - datetime.fromisoformat(told) < _TOLD_AGAIN):
            return
        shown = page(
            tr(
                "Stillwater may not read the channels of your team any more: the permissions it was given are missing. "
                "Please open the team, Manage team, Apps, and add Stillwater again, or ask your Teams administrator. "
                "Until then it hears nothing there."
            )
        )
        await self._sender.directly(str(owner["id"]), card(shown), shown.summary)
        await self._memory.remember(f"teams:owner:{team}", {**owner, "told": now.isoformat()})


def place_of(activity: Activity) -> str:
    """The team an activity is from, or its group chat; empty for a personal chat."""
    if is_personal(activity) or not activity.get("conversation"):
        return ""
    return _team(activity) or channel_of(activity)


def departure(activity: Activity, bot: str) -> Gone | None:
    """Why the bot is no longer in the whole team or chat, None where it is."""
    if is_personal(activity):
        return None
    removed = [str(account.get("id")) for account in activity.get("membersRemoved") or ()]
    uninstalled = activity["type"] == "installationUpdate" and activity.get("action") == "remove"
    if uninstalled or (bot and bot in removed):
        return Gone.REMOVED
    return _GONE.get(_event(activity))


def _came(activity: Activity, bot: str) -> bool:
    added = [str(account.get("id")) for account in activity.get("membersAdded") or ()]
    return (activity["type"] == "installationUpdate" and activity.get("action") == "add") or bot in added


def _team(activity: Activity) -> str:
    return str(((activity.get("channelData") or {}).get("team") or {}).get("id") or "")


def _event(activity: Activity) -> str:
    return str((activity.get("channelData") or {}).get("eventType") or "")
