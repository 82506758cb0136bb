"""The message stream: each event is applied once, in whatever order it arrives."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    RowMapping,
    Table,
    and_,
    bindparam,
    delete,
    false,
    or_,
    select,
    update,
)

from adapters.ledger.engine import put, table_of
from adapters.ledger.tables import Amendment, MessageRow, ProposalRow
from core.events import Deleted, Edited, Posted
from core.message import Message, MessageRef

messages = table_of(MessageRow)
amendments = table_of(Amendment)
proposals = table_of(ProposalRow)


def unseen(connection: Connection, posted: Iterable[Posted]) -> list[Message]:
    """The messages not recorded yet, each once, as later edits have left them; taken-back ones are left out.

    A redelivery under another event id is the same channel and id, and so is not new.
    """
    first = {event.message.ref: event.message for event in reversed(list(posted))}
    if not first:
        return []
    recorded = select(messages.c.channel, messages.c.id).where(_among(messages, first))
    known = {MessageRef(row.channel, row.id) for row in connection.execute(recorded)}
    changed = connection.execute(select(amendments).where(_among(amendments, first))).mappings()
    amended = {MessageRef(row["channel"], row["id"]): row for row in changed}
    fresh = []
    for ref, message in sorted(first.items(), key=lambda pair: pair[1].at):
        if ref in known:
            continue
        row = amended.get(ref)
        if row is None:
            fresh.append(message)
        elif row["deleted"]:
            remember(connection, [tombstone(message)])
        else:
            fresh.append(_with_edit(message, row))
    return fresh


def _among(table: Table, refs: Iterable[MessageRef]) -> ColumnElement[bool]:
    """The rows with one of these addresses.

    Channel by channel: SQLite looks pairs up in a list of pairs by reading the whole table.
    """
    by_channel: dict[str, list[str]] = {}
    for ref in refs:
        by_channel.setdefault(ref.channel, []).append(ref.id)
    return or_(false(), *(and_(table.c.channel == c, table.c.id.in_(ids)) for c, ids in by_channel.items()))


def _with_edit(message: Message, row: RowMapping) -> Message:
    return Message(
        message.ref, message.author, message.at, row["text"], message.thread, message.venue, message.from_bot,
        frozenset(row["mentions"]), frozenset(row["broadcasts"]), message.files, row["at"],
    )  # fmt: skip


def as_row(message: Message, **read: object) -> dict[str, Any]:
    """A message as its row; `read` are the columns of its reading."""
    return {
        "channel": message.ref.channel,
        "id": message.ref.id,
        "author": message.author,
        "at": message.at,
        "conversation": message.conversation.id,
        "thread": message.thread,
        "text": message.text,
        "kept": True,
        "from_bot": message.from_bot,
        "mentions": sorted(message.mentions),
        "broadcasts": sorted(message.broadcasts),
        "files": list(message.files),
        "edited_at": message.edited_at,
        "deleted": False,
        **_UNREAD,
        **read,
    }


_UNREAD: dict[str, Any] = {
    "words": 0, "reflection": None, "is_question": False, "answered": False, "confidence": 0.0,
    "refers_live": False, "verdict": "",
}  # fmt: skip
FORGOTTEN: dict[str, Any] = {
    **_UNREAD, "text": None, "kept": False, "mentions": [], "broadcasts": [], "files": [], "deleted": True
}  # fmt: skip


def tombstone(message: Message) -> dict[str, Any]:
    """The row of a message taken back before it was read: its address, and nothing of what it said."""
    return {**as_row(message), **FORGOTTEN}


def remember(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> None:
    """Record messages; one that is recorded already stays as it is."""
    put(connection, MessageRow, rows)


def unanswered(
    connection: Connection, channel: str, since: datetime, until: datetime, limit: int = 300
) -> list[Message]:
    """The latest questions of a period that the docs did not answer and whose text is still kept, oldest first."""
    asked = (messages.c.channel == channel) & (messages.c.at >= since) & (messages.c.at < until)
    open_ = asked & messages.c.is_question & ~messages.c.answered & messages.c.kept & ~messages.c.deleted
    rows = connection.execute(select(messages).where(open_).order_by(messages.c.at.desc()).limit(limit))
    return [as_message(row) for row in reversed(rows.mappings().all())]


def expire(connection: Connection, before: datetime, limit: int = 1_000) -> int:
    """Empty the text of messages older than a moment, some at a time; their readings stay. How many were emptied."""
    old = (
        select(messages.c.channel, messages.c.id).where(messages.c.kept, messages.c.at < before).limit(limit)
    )
    found = connection.execute(old).all()
    mine = _among(messages, [MessageRef(row.channel, row.id) for row in found])
    connection.execute(update(messages).where(mine).values(text=None, kept=False, files=[]))
    connection.execute(delete(amendments).where(amendments.c.at < before))
    return len(found)


def edit(connection: Connection, event: Edited, read: Mapping[str, object]) -> bool:
    """Apply an edit unless a later one has been; true where the message reads differently now.

    An edit of a message never seen waits for it.
    """
    message, ref = event.message, event.message.ref
    before = connection.execute(
        select(messages.c.edited_at, messages.c.deleted, messages.c.text).where(_is(ref))
    ).first()
    if before is None:
        _wait_for(connection, ref, event.at, message)
        return False
    if before.deleted or (before.edited_at and before.edited_at >= event.at) or before.text == message.text:
        return False
    changed = {
        "text": message.text,
        "edited_at": event.at,
        "mentions": sorted(message.mentions),
        "broadcasts": sorted(message.broadcasts),
        **read,
    }
    connection.execute(update(messages).where(_is(ref)).values(**changed))
    return True


def remove(connection: Connection, event: Deleted) -> bool:
    """Forget a message: its text, reading and proposal. One never seen will be forgotten when it comes."""
    known = connection.execute(select(messages.c.deleted).where(_is(event.ref))).first()
    if known is None:
        _wait_for(connection, event.ref, event.at, None)
        return False
    connection.execute(update(messages).where(_is(event.ref)).values(**FORGOTTEN))
    mine = and_(proposals.c.channel == event.ref.channel, proposals.c.message == event.ref.id)
    connection.execute(delete(proposals).where(mine))
    return not known.deleted


def _wait_for(connection: Connection, ref: MessageRef, at: datetime, edited: Message | None) -> None:
    waiting = connection.execute(
        select(amendments.c.at, amendments.c.deleted).where(
            amendments.c.channel == ref.channel, amendments.c.id == ref.id
        )
    ).first()
    if waiting and (waiting.deleted or (edited and waiting.at >= at)):
        return
    row = {
        "channel": ref.channel,
        "id": ref.id,
        "at": at,
        "deleted": edited is None,
        "text": edited.text if edited else None,
        "mentions": sorted(edited.mentions) if edited else [],
        "broadcasts": sorted(edited.broadcasts) if edited else [],
    }
    put(connection, Amendment, [row], update=("at", "deleted", "text", "mentions", "broadcasts"))


def _is(ref: MessageRef) -> Any:
    return and_(messages.c.channel == ref.channel, messages.c.id == ref.id)


def as_message(row: RowMapping) -> Message:
    """A row as the message it recorded; its text is empty once the retention period is over."""
    return Message(
        MessageRef(row["channel"], row["id"]), row["author"], row["at"], row["text"] or "", row["thread"],
        from_bot=row["from_bot"], mentions=frozenset(row["mentions"]), broadcasts=frozenset(row["broadcasts"]),
        files=tuple(row["files"]), edited_at=row["edited_at"],
    )  # fmt: skip


def message(connection: Connection, ref: MessageRef) -> Message | None:
    """One message, None where it was never seen or has been taken back."""
    row = connection.execute(select(messages).where(_is(ref), ~messages.c.deleted)).mappings().first()
    return as_message(row) if row else None


def latest(connection: Connection, channel: str, limit: int) -> list[Message]:
    """The channel's latest messages, oldest first."""
    wanted = select(messages).where(messages.c.channel == channel, ~messages.c.deleted)
    found = connection.execute(wanted.order_by(messages.c.at.desc()).limit(limit)).mappings()
    return [as_message(row) for row in found][::-1]


def conversation(connection: Connection, ref: MessageRef, limit: int) -> list[Message]:
    """The latest messages of the conversation that a message opened, oldest first."""
    mine = and_(messages.c.channel == ref.channel, messages.c.conversation == ref.id, ~messages.c.deleted)
    found = connection.execute(
        select(messages).where(mine).order_by(messages.c.at.desc()).limit(limit)
    ).mappings()
    return [as_message(row) for row in found][::-1]


def verdict(connection: Connection, ref: MessageRef) -> str:
    """Why the bot spoke about a message, waits, or kept silent; empty where nothing is noted."""
    found = connection.execute(select(messages.c.verdict).where(_is(ref))).scalar()
    return found or ""


def note(connection: Connection, reasons: Mapping[MessageRef, str]) -> None:
    """Why the bot spoke about each message, or kept silent in the end."""
    mine = (messages.c.channel == bindparam("of")) & (messages.c.id == bindparam("about"))
    rows = [{"of": ref.channel, "about": ref.id, "why": why} for ref, why in reasons.items()]
    if rows:
        connection.execute(update(messages).where(mine).values(verdict=bindparam("why")), rows)
