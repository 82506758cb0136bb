"""A slash command, a pressed button and a sent form, as core's interactions."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from adapters.platforms.slack.blocks import MENU
from adapters.platforms.slack.forms import metadata, values
from adapters.platforms.slack.ids import parted, qualified
from core.interactions import Asked, Pressed, Submitted
from core.message import Channel, Member

Payload = Mapping[str, Any]


def asked(command: Payload, now: datetime) -> Asked:
    """`/stillwater WORD REST`; no word at all asks for help."""
    word, _, rest = str(command.get("text") or "").strip().partition(" ")
    member = Member(command["user_id"], command.get("user_name") or "")
    channel = Channel(qualified(command["team_id"], command["channel_id"]), command.get("channel_name") or "")
    return Asked(word.lower() or "help", rest.strip(), member, channel, now)


def pressed(body: Payload, now: datetime) -> Pressed:
    """A button, or a line of the menu beside buttons."""
    does, about = _what(body["actions"][0])
    place = body.get("channel") or {}
    channel = qualified(_team(body), place["id"]) if place.get("id") else ""
    return Pressed(
        does=does,
        about="" if about == "-" else about,
        member=_member(body),
        channel=Channel(channel, place.get("name") or ""),
        at=now,
    )


def _what(action: Payload) -> tuple[str, str]:
    """What was pressed, and about what; the number after "#" only made a button's action id unique."""
    if action["action_id"] == MENU:
        does, _, about = str(action["selected_option"]["value"]).partition(" ")
        return does, about
    return str(action["action_id"]).partition("#")[0], str(action.get("value") or "")


def submitted(body: Payload, now: datetime) -> Submitted:
    view = body["view"]
    about, channel = metadata(view)
    return Submitted(
        view["callback_id"], about, _member(body), Channel(channel, parted(channel)[1]), now, values(view)
    )


def _team(body: Payload) -> str:
    return str((body.get("team") or {}).get("id") or (body.get("user") or {}).get("team_id") or "")


def _member(body: Payload) -> Member:
    user = body["user"]
    return Member(user["id"], user.get("username") or user.get("name") or "")
