"""Which confirmed clauses a message does not keep."""

from core.message import Message
from core.protocols.case import Case
from core.protocols.case_in import case_in
from core.protocols.clause import Breach, ChannelProtocol, Clause
from core.protocols.kinds import every
from core.protocols.scope import binds, excused, holds_in, is_meant
from core.room import Room
from core.words import tr

_KINDS = {name: kind for name, kind in every().items() if hasattr(kind, "broken")}


def needs(protocol: ChannelProtocol | None) -> frozenset[str]:
    """What the clauses in force need to know beyond the channel's talk, by the names of `Beyond`."""
    kinds = {clause.kind for clause in (protocol.in_force if protocol else ())} & _KINDS.keys()
    return frozenset(_KINDS[kind].NEEDS for kind in kinds if hasattr(_KINDS[kind], "NEEDS"))


def breaches(room: Room, message: Message) -> tuple[Breach, ...]:
    """The confirmed clauses of the channel that the message does not keep, in the order they are published.

    Quotations and code are never held against an author, nor is anything against a bot.
    """
    if room.protocol is None or message.from_bot:
        return ()
    case = case_in(room, message)
    told = {said.clause for said in room.said if said.to == message.author}
    return tuple(
        _breach(clause, case)
        for clause in room.protocol.in_force
        if _is_broken(clause, case) and not (clause.id in told and hasattr(_KINDS[clause.kind], "ONCE"))
    )


def _is_broken(clause: Clause, case: Case) -> bool:
    kind = _KINDS.get(clause.kind)
    if kind is None:
        return False
    forbids = hasattr(kind, "FORBIDS")
    if not (getattr(kind, "ELSEWHERE", False) or holds_in(clause, case.channel, forbids=forbids)):
        return False
    meant = getattr(kind, "WHO_MAY", False) or is_meant(clause, case)
    # What need not be done is said of one side and keeps the other from asking for it.
    meant = meant and (hasattr(kind, "LIFTED") or hasattr(kind, "WHO_MAY") or binds(clause, case))
    return bool(meant and not excused(clause, case) and kind.broken(case, clause))


def _breach(clause: Clause, case: Case) -> Breach:
    kind = _KINDS[clause.kind]
    because = f"This channel's protocol says: “{clause.quoted}”"
    offer = kind.offer(case, clause) if hasattr(kind, "offer") else (tr(kind.OFFER),)
    mended = kind.mended(case, clause) if hasattr(kind, "mended") else ()
    target = kind.target(case, clause) if hasattr(kind, "target") else ""
    fix = kind.fix(clause) if hasattr(kind, "fix") else getattr(kind, "FIX", None)
    return Breach(clause, because, offer, mended, fix, target)
