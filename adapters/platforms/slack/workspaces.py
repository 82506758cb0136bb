"""Whose workspace is whose: a direct message goes out with the token of its reader's workspace, also after a restart."""

from collections.abc import Sequence

from adapters.platforms.slack.ids import parted
from core.events import Event, Joined, Posted
from core.interactions import Interaction
from core.message import Member
from core.ports import Host, Memory, Shown
from core.reply.pages import Page


class Workspaces:
    """Where each member was last met. What is known is written only when it changes."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._known: dict[str, str] = {}

    async def of(self, member: str) -> str:
        """A member's workspace; empty where they were never met."""
        if member not in self._known:
            kept = await self._memory.recall(_key(member)) or {}
            self._known[member] = str(kept.get("team") or "")
        return self._known[member]

    async def met(self, member: str, team: str) -> None:
        if team and await self.of(member) != team:
            self._known[member] = team
            await self._memory.remember(_key(member), {"team": team})


class Meeting:
    """A host that hears the same, with a note of whom was met where."""

    def __init__(self, host: Host, workspaces: Workspaces) -> None:
        self._host, self._workspaces = host, workspaces

    async def hear(self, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, Posted | Joined):
                who = event.message.author if isinstance(event, Posted) else event.member.id
                await self._workspaces.met(who, parted(event.channel)[0])
        await self._host.hear(events)

    async def respond(self, interaction: Interaction) -> Shown:
        await self._workspaces.met(interaction.member.id, parted(interaction.channel.id)[0])
        return await self._host.respond(interaction)

    async def home(self, member: Member) -> Page:
        return await self._host.home(member)


def _key(member: str) -> str:
    return f"slack:workspace:{member}"
