"""What people ask of the bot: a mention, a slash command, a word in the personal chat, a button, a form."""

import re
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from adapters.platforms.teams.activities_in import at_of, channel_of, is_personal, member_of
from adapters.platforms.teams.forms import pasted, values
from adapters.platforms.teams.text_in import mentioned, text_of
from core.interactions import Asked, Interaction, Pressed, Submitted
from core.message import Channel

Activity = Mapping[str, Any]

_OPENS_WITH_MENTION = re.compile(
    r"^\s*(?:<(?:p|div)[^>]*>\s*)*<(?:at\b|span[^>]*schema\.skype\.com/Mention)", re.IGNORECASE
)
_PREFIX = re.compile(r"^[/@]?(?:stillwater\b)?[\s,:]*/?", re.IGNORECASE)


def is_command(activity: Activity, bot: str) -> bool:
    """Is this said to the bot: in its personal chat, as a targeted (slash) message, or beginning with its name?"""
    if activity.get("type") != "message" or activity.get("value") is not None:
        return False
    if is_personal(activity) or _is_targeted(activity):
        return True
    raw = str(activity.get("text") or "")
    return bot in mentioned(activity) and bool(_OPENS_WITH_MENTION.match(raw))


def _is_targeted(activity: Activity) -> bool:
    return bool((activity.get("recipient") or {}).get("isTargeted"))


def asked(activity: Activity, bot: str, now: datetime) -> Asked:
    """`@Stillwater WORD REST` or `/WORD REST`; no word at all asks for help."""
    said = _PREFIX.sub("", text_of(activity, bot), count=1).strip()
    word, _, rest = said.partition(" ")
    return Asked(
        word.lower() or "help",
        rest.strip(),
        member_of(activity["from"]),
        _channel(activity),
        at_of(activity, now),
    )


def answered(activity: Activity, now: datetime) -> Interaction | None:
    """A button or form, by Action.Execute or Action.Submit; None where its data is not ours."""
    data = data_of(activity)
    does = data.get("does")
    if not isinstance(does, str):
        return None
    member, at, about = member_of(activity["from"]), at_of(activity, now), str(data.get("about") or "")
    channel = Channel(str(data["channel"])) if data.get("channel") else _channel(activity)
    if data.get("form"):
        return Submitted(does, about, member, channel, at, values(data), pasted(data))
    return Pressed(does, about, member, channel, at)


def data_of(activity: Activity) -> Mapping[str, Any]:
    """What the card's button carried. An invoke has it as plain JSON under `action`."""
    value = activity.get("value")
    if not isinstance(value, Mapping):
        return {}
    action = value.get("action")
    data = action.get("data") if isinstance(action, Mapping) else value
    return data if isinstance(data, Mapping) else {}


def _channel(activity: Activity) -> Channel:
    data = activity.get("channelData") or {}
    name = (data.get("channel") or {}).get("name") or (activity.get("conversation") or {}).get("name") or ""
    return Channel(channel_of(activity), str(name), private=is_personal(activity))
