"""Slack message records (of an export, or inside an event) as core's events."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any

from adapters.slack_format.text import plain
from core.events import Event, Joined, Posted, Reacted
from core.message import Member, Message, MessageRef

# Subtypes that are something a person said; others are notices of the platform or unknown to us.
_SAID = frozenset({None, "", "file_share", "thread_broadcast", "me_message", "bot_message", "file_comment"})


def moment(ts: str) -> datetime:
    """Slack's ts (seconds since 1970, to the microsecond) as an aware moment; ValueError where it is none."""
    seconds, _, micro = str(ts).partition(".")
    return datetime.fromtimestamp(int(seconds), UTC) + timedelta(
        microseconds=int((micro + "000000")[:6] or 0)
    )


def events_from(record: Mapping[str, Any], channel: str) -> Iterator[Event]:
    """What a record of an export says happened; nothing where it is a notice or of a subtype unknown here.

    Raises ValueError or KeyError where the record has no usable ts.
    """
    subtype = record.get("subtype")
    at = moment(record["ts"])
    if subtype == "channel_join" and record.get("user"):
        yield Joined(channel, Member(str(record["user"])), at)
    if subtype not in _SAID:
        return
    message = _message(record, channel, at)
    if message is None:
        return
    yield Posted(message)
    for reaction in record.get("reactions") or ():
        for member in reaction.get("users") or ():
            yield Reacted(message.ref, str(member), str(reaction.get("name", "")), at)


def _message(record: Mapping[str, Any], channel: str, at: datetime) -> Message | None:
    from_bot = record.get("subtype") == "bot_message" or bool(record.get("bot_id"))
    author = record.get("user") or record.get("bot_id") or record.get("username")
    text, mentions, broadcasts = plain(str(record.get("text") or ""))
    names = tuple(str(f.get("name") or f.get("title") or "file") for f in _files(record))
    if author is None or not (text or names):
        return None
    edited = record.get("edited") or {}
    return Message(
        ref=MessageRef(channel, str(record["ts"])),
        author=str(author),
        at=at,
        text=text,
        thread=str(record["thread_ts"]) if record.get("thread_ts") else None,
        from_bot=from_bot or author == "USLACKBOT",
        mentions=mentions,
        broadcasts=broadcasts,
        files=names,
        edited_at=moment(edited["ts"]) if edited.get("ts") else None,
    )


def _files(record: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Files in the present form (`files`) or the old one (`file`)."""
    single = record.get("file")
    found = [*(record.get("files") or ()), *([single] if single else ())]
    return [f for f in found if isinstance(f, Mapping)]
