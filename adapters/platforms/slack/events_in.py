"""What Slack's events say happened, as core's events. Pure; what says nothing to us gives nothing."""

from collections.abc import Mapping
from typing import Any

from adapters.platforms.slack.ids import qualified
from adapters.slack_format import events_from, moment
from core.events import Deleted, Departed, Edited, Event, Joined, Posted, Reacted
from core.message import Gone, Member, MessageRef

Payload = Mapping[str, Any]

# After these the channel's name, topic, purpose or pins have to be read again.
_REDESCRIBING = frozenset(
    {"pin_added", "pin_removed", "channel_rename", "group_rename", "channel_unarchive", "group_unarchive"}
)
_DEPARTURES = {"left": Gone.REMOVED, "archive": Gone.ARCHIVED, "deleted": Gone.DELETED}
_NOTICES = frozenset(
    f"{kind}_{what}" for kind in ("channel", "group") for what in ("topic", "purpose", "name")
)


def events_in(event: Payload, team: str) -> tuple[Event, ...]:
    """The events of one Events API `event`, its channels qualified by the workspace.

    Raises KeyError or ValueError where an event we know lacks its channel or time.
    """
    match event.get("type"):
        case "message":
            return _message(event, qualified(team, event["channel"]))
        case "reaction_added" | "reaction_removed":
            return _reaction(event, team)
        case "member_joined_channel" | "member_left_channel":
            left = event["type"] == "member_left_channel"
            channel = qualified(team, event["channel"])
            return (Joined(channel, Member(event["user"]), moment(event["event_ts"]), left),)
        case (
            "channel_left" | "group_left" | "channel_archive" | "group_archive"
            | "channel_deleted" | "group_deleted" as kind
        ):  # fmt: skip
            why = _DEPARTURES[kind.partition("_")[2]]
            return (Departed(qualified(team, event["channel"]), moment(event["event_ts"]), why),)
        case _:
            return ()


def redescribed(event: Payload, bot_user: str | None) -> str | None:
    """Slack's id of the channel that describes itself anew after this event, None for any other event."""
    kind, subtype = event.get("type"), event.get("subtype")
    came = kind in {"member_joined_channel", "member_left_channel"}
    ourselves = came and bot_user is not None and event.get("user") == bot_user
    notice = kind == "message" and (subtype in _NOTICES or _is_pins(event))
    if not (kind in _REDESCRIBING or notice or ourselves):
        return None
    channel = event.get("channel") or event.get("channel_id")
    found = channel.get("id") if isinstance(channel, Mapping) else channel
    return str(found) if found else None


def _is_pins(event: Payload) -> bool:
    """Does a pinned message say something else from now on?"""
    now, before = event.get("message") or {}, event.get("previous_message") or {}
    return bool(now.get("pinned_to") or before.get("pinned_to")) and now.get("text") != before.get("text")


def _message(event: Payload, channel: str) -> tuple[Event, ...]:
    match event.get("subtype"):
        case "message_changed":
            return _changed(event, channel)
        case "message_deleted":
            return (Deleted(MessageRef(channel, str(event["deleted_ts"])), moment(event["ts"])),)
        case "channel_join" | "group_join":
            # member_joined_channel tells the same, also where the notice is switched off.
            return ()
        case _:
            return tuple(events_from(event, channel))


def _changed(event: Payload, channel: str) -> tuple[Event, ...]:
    """An edit by its author; an unfurled link, a new reply count or a pin also arrive as a change."""
    now, before = event["message"], event.get("previous_message") or {}
    if now.get("subtype") == "tombstone":
        return (Deleted(MessageRef(channel, str(now["ts"])), moment(event["ts"])),)
    edited = (now.get("edited") or {}).get("ts")
    if not edited or edited == (before.get("edited") or {}).get("ts"):
        return ()
    posted = [e for e in events_from(now, channel) if isinstance(e, Posted)]
    return tuple(Edited(e.message, moment(edited)) for e in posted)


def _reaction(event: Payload, team: str) -> tuple[Event, ...]:
    item = event["item"]
    if item.get("type") != "message":
        return ()
    ref = MessageRef(qualified(team, item["channel"]), str(item["ts"]))
    removed = event["type"] == "reaction_removed"
    return (Reacted(ref, event["user"], event["reaction"], moment(event["event_ts"]), removed),)
