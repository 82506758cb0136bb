"""Teams's activities as core's events: messages, edits, soft deletes, reactions, people and channels."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

from adapters.platforms.teams.ids import parted
from adapters.platforms.teams.text_in import broadcasts, mentioned, text_of
from core.events import Deleted, Departed, Described, Edited, Event, Joined, Posted, Reacted
from core.message import Channel, Gone, Member, Message, MessageRef

Activity = Mapping[str, Any]
# Teams's reactions by the short names other platforms use.
_EMOJI = {
    "like": "+1",
    "heart": "heart",
    "laugh": "joy",
    "surprised": "open_mouth",
    "sad": "cry",
    "angry": "angry",
}


def events_in(activity: Activity, bot: str, now: datetime) -> tuple[Event, ...]:
    """The events in an activity, none where it concerns the bot alone. Raises KeyError where it is malformed."""
    match activity.get("type"):
        case "message":
            return tuple(_posted(activity, bot, now))
        case "messageUpdate":
            return tuple(_edited(activity, bot, now))
        case "messageDelete":
            return (Deleted(MessageRef(channel_of(activity), str(activity["id"])), at_of(activity, now)),)
        case "messageReaction":
            return tuple(_reacted(activity, now))
        case "conversationUpdate":
            return (*_joined(activity, bot, now), *_described(activity, now))
        case _:
            return ()


def channel_of(activity: Activity) -> str:
    return parted(str(activity["conversation"]["id"]))[0]


def at_of(activity: Activity, now: datetime) -> datetime:
    given = activity.get("timestamp")
    if not given:
        return now
    moment = datetime.fromisoformat(str(given))
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def member_of(account: Activity, timezone: str | None = None) -> Member:
    return Member(str(account["id"]), str(account.get("name") or ""), timezone=timezone)


def zone_of(activity: Activity) -> str | None:
    """The writer's IANA time zone, which Teams sends with a message."""
    found = activity.get("localTimezone") or next(
        (e.get("timezone") for e in activity.get("entities") or () if e.get("type") == "clientInfo"), None
    )
    return str(found) if found else None


def is_personal(activity: Activity) -> bool:
    return (activity.get("conversation") or {}).get("conversationType") == "personal"


def _message(activity: Activity, bot: str, now: datetime) -> Message:
    channel, thread = parted(str(activity["conversation"]["id"]))
    id = str(activity["id"])
    author = activity["from"]
    attached = activity.get("attachments") or ()
    files = tuple(str(a.get("name")) for a in attached if a.get("name"))
    return Message(
        MessageRef(channel, id), str(author["id"]), at_of(activity, now), text_of(activity, bot),
        thread if thread != id else None, from_bot=author.get("role") == "bot" or str(author["id"]).startswith("28:"),
        mentions=mentioned(activity) - {bot}, broadcasts=broadcasts(activity, channel), files=files,
    )  # fmt: skip


def _posted(activity: Activity, bot: str, now: datetime) -> Iterator[Event]:
    """A message in a channel or group chat. What is said to the bot alone is a command, not part of the stream."""
    if is_personal(activity) or activity.get("value") is not None or activity["from"]["id"] == bot:
        return
    message = _message(activity, bot, now)
    zone = zone_of(activity)
    if zone:
        yield Joined(message.ref.channel, member_of(activity["from"], zone), message.at)
    yield Posted(message)


def _edited(activity: Activity, bot: str, now: datetime) -> Iterator[Event]:
    # Teams says "undelete" with an update too; a message once taken back stays forgotten.
    kind = (activity.get("channelData") or {}).get("eventType", "editMessage")
    if kind == "editMessage" and not is_personal(activity):
        message = _message(activity, bot, now)
        yield Edited(message, now if activity.get("timestamp") is None else message.at)


def _reacted(activity: Activity, now: datetime) -> Iterator[Event]:
    ref = MessageRef(channel_of(activity), str(activity["replyToId"]))
    who, at = str(activity["from"]["id"]), at_of(activity, now)
    for removed, name in ((False, "reactionsAdded"), (True, "reactionsRemoved")):
        for reaction in activity.get(name) or ():
            kind = str(reaction["type"])
            yield Reacted(ref, who, _EMOJI.get(kind, kind), at, removed)


def _joined(activity: Activity, bot: str, now: datetime) -> Iterator[Event]:
    channel, at = channel_of(activity), at_of(activity, now)
    for left, name in ((False, "membersAdded"), (True, "membersRemoved")):
        for account in activity.get(name) or ():
            if account["id"] != bot:
                yield Joined(channel, member_of(account), at, left)


def _described(activity: Activity, now: datetime) -> Iterator[Event]:
    data = activity.get("channelData") or {}
    channel = data.get("channel") or {}
    kind = str(data.get("eventType", ""))
    if not kind.startswith("channel") or not channel.get("id"):
        return
    if kind == "channelDeleted":
        yield Departed(str(channel["id"]), at_of(activity, now), Gone.DELETED)
    else:
        about = Channel(
            str(channel["id"]), str(channel.get("name") or ""), purpose=str(channel.get("description") or "")
        )
        yield Described(about, at_of(activity, now))
