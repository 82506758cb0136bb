"""Reactions to messages, as they stand: whoever put one there, and whether it was taken back."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, and_, select

from adapters.ledger.engine import put, table_of
from adapters.ledger.tables import ReactionRow
from core.events import Reacted
from core.message import MessageRef

reactions = table_of(ReactionRow)
_KEY = ("channel", "message", "member", "emoji")


def react(connection: Connection, events: Sequence[Reacted]) -> None:
    """Keep the latest state of each reaction, whether or not its message has been seen."""
    latest: dict[tuple[str, ...], dict[str, Any]] = {}
    for event in sorted(events, key=lambda e: e.at):
        row = {
            "channel": event.ref.channel,
            "message": event.ref.id,
            "member": event.member,
            "emoji": event.emoji,
            "at": event.at,
            "removed": event.removed,
        }
        latest[event.ref.channel, event.ref.id, event.member, event.emoji] = row
    for key, row in latest.items():
        mine = and_(*(reactions.c[name] == value for name, value in zip(_KEY, key, strict=True)))
        known = connection.execute(select(reactions.c.at).where(mine)).scalar()
        if known is None or known <= row["at"]:
            put(connection, ReactionRow, [row], update=("at", "removed"))


def carries(connection: Connection, ref: MessageRef, emoji: Sequence[str]) -> bool:
    """Does a message carry one of these reactions, whoever put it there?"""
    mine = (reactions.c.channel == ref.channel) & (reactions.c.message == ref.id) & ~reactions.c.removed
    found = select(reactions.c.emoji).where(mine, reactions.c.emoji.in_(emoji)).limit(1)
    return connection.execute(found).first() is not None
