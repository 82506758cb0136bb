"""Which confirmed clauses a message does not keep."""

from typing import TYPE_CHECKING

from core.message import Message, Role
from core.protocols.clause import Breach, Clause
from core.protocols.kinds import every

if TYPE_CHECKING:
    from core.room import Room

_KINDS = {name: kind for name, kind in every().items() if hasattr(kind, "broken")}


def enforceable(kind: str) -> bool:
    """Can a bot see whether a clause of this kind is kept?"""
    return kind in _KINDS


def breaches(room: "Room", message: Message) -> tuple[Breach, ...]:
    """The confirmed clauses of the channel that the message does not keep, in the order they are published.

    Quotations and code are never held against an author, nor is anything against a bot.
    """
    if room.protocol is None or message.from_bot:
        return ()
    by_staff = room.author.role is Role.FACILITATOR
    earlier = tuple(m for m in room.recent if m.at < message.at)
    kept_by = (c for c in room.protocol.in_force if c.kind in _KINDS)
    return tuple(
        _breach(clause)
        for clause in kept_by
        if _KINDS[clause.kind].broken(message, earlier, by_staff, clause.slots)
    )


def _breach(clause: Clause) -> Breach:
    because = f"This channel's protocol says: “{clause.sentence}”"
    return Breach(clause, because, _KINDS[clause.kind].OFFER)
