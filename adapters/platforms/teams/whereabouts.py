"""Where people and channels are reached: conversation references as our own JSON, kept across restarts."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from core.ports import Memory

Activity = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Whereabouts:
    """How to reach a conversation or a person. `group` is the team's directory id, `personal` a person's own chat."""

    service: str
    tenant: str
    bot: str
    bot_name: str = ""
    group: str = ""
    personal: str = ""


class Book:
    """The address book; what is known is written only when it changes."""

    def __init__(self, memory: Memory) -> None:
        self._memory = memory
        self._known: dict[str, Whereabouts] = {}

    async def find(self, id: str) -> Whereabouts | None:
        if id not in self._known:
            kept = await self._memory.recall(_key(id))
            if kept is None:
                return None
            names = {field.name for field in fields(Whereabouts)}
            self._known[id] = Whereabouts(**{k: str(v) for k, v in kept.items() if k in names})
        return self._known[id]

    async def note(self, id: str, found: Whereabouts) -> None:
        """Keep where somebody is; what an activity does not say (a personal chat, the group) stays as known."""
        before = await self.find(id)
        if before is not None:
            found = replace(
                found, personal=found.personal or before.personal, group=found.group or before.group
            )
        if found != before:
            self._known[id] = found
            await self._memory.remember(_key(id), asdict(found))


def _key(id: str) -> str:
    return f"teams:{id}"


def whereabouts(activity: Activity) -> Whereabouts:
    """Where an activity came from. Raises KeyError where it does not say."""
    data = activity.get("channelData") or {}
    conversation = activity["conversation"]
    tenant = conversation.get("tenantId") or (data.get("tenant") or {}).get("id") or ""
    personal = str(conversation["id"]) if conversation.get("conversationType") == "personal" else ""
    bot = activity["recipient"]
    return Whereabouts(
        str(activity["serviceUrl"]), str(tenant), str(bot["id"]), str(bot.get("name") or ""),
        str((data.get("team") or {}).get("aadGroupId") or ""), personal,
    )  # fmt: skip
