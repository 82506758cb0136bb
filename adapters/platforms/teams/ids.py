"""Teams's own ids, told apart from other platforms' by their shape, and links to messages."""

import re
from urllib.parse import quote

from core.message import MessageRef

# 19:…@thread.tacv2 (channel), 19:…@thread.v2 (group chat), a:… (personal chat), 29:… and 8:… (people).
_OURS = re.compile(r"(?:19|29|28|8|a):\S+")


def is_teams(id: str) -> bool:
    """Is this a conversation or member id of Teams?"""
    return bool(_OURS.fullmatch(id))


def parted(conversation: str) -> tuple[str, str | None]:
    """A conversation id as Teams sends it: the channel, and the message that opened the thread, if any."""
    channel, _, thread = conversation.partition(";messageid=")
    return channel, thread or None


def threaded(channel: str, thread: str | None) -> str:
    """The conversation id for a message in a thread of a channel, or for a new one."""
    return f"{channel};messageid={thread}" if thread and is_channel(channel) else channel


def is_channel(conversation: str) -> bool:
    """A channel of a team, as opposed to a group chat or a personal one."""
    return "@thread.tacv2" in conversation or "@thread.skype" in conversation


def link(ref: MessageRef, tenant: str = "") -> str | None:
    """A deep link to the message; None for personal chats, which have none."""
    if not ref.channel.startswith("19:"):
        return None
    found = f"https://teams.microsoft.com/l/message/{quote(ref.channel, safe='')}/{quote(ref.id, safe='')}"
    return f"{found}?tenantId={quote(tenant)}" if tenant else found
