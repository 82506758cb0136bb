"""Which confirmed clauses a message does not keep."""

from typing import TYPE_CHECKING

from core.message import Message
from core.protocols.case import Case, case_of
from core.protocols.clause import Breach, Clause
from core.protocols.kinds import every
from core.protocols.scope import excused, holds_in, is_meant

if TYPE_CHECKING:
    from core.room import Room

_KINDS = {name: kind for name, kind in every().items() if hasattr(kind, "broken")}


def enforceable(kind: str) -> bool:
    """Can a bot see from a message whether a clause of this kind is kept?"""
    return kind in _KINDS


def breaches(room: "Room", message: Message) -> tuple[Breach, ...]:
    """The confirmed clauses of the channel that the message does not keep, in the order they are published.

    Quotations and code are never held against an author, nor is anything against a bot.
    """
    if room.protocol is None or message.from_bot:
        return ()
    case = case_of(room, message)
    return tuple(_breach(clause, case) for clause in room.protocol.in_force if _is_broken(clause, case))


def _is_broken(clause: Clause, case: Case) -> bool:
    kind = _KINDS.get(clause.kind)
    if kind is None or not (getattr(kind, "ELSEWHERE", False) or holds_in(clause, case.channel)):
        return False
    meant = getattr(kind, "WHO_MAY", False) or is_meant(clause, case)
    return bool(meant and not excused(clause, case) and kind.broken(case, clause))


def _breach(clause: Clause, case: Case) -> Breach:
    kind = _KINDS[clause.kind]
    because = f"This channel's protocol says: “{clause.sentence}”"
    mended = kind.mended(case) if hasattr(kind, "mended") else ""
    return Breach(clause, because, kind.OFFER, mended)
