"""What the bot does about a clause, and what it cannot, said in words."""

from core.protocols.clause import Clause
from core.protocols.kinds import every
from core.protocols.scope import exceptions
from core.protocols.working_time import length
from core.words import tr

_KINDS = every()


def acts_on(clause: Clause) -> bool:
    """Does anything follow from the clause once it is confirmed?"""
    kind = _KINDS[clause.kind]
    if _blind(clause):
        return hasattr(kind, "DOES")
    if hasattr(kind, "CLOCK"):
        return length(clause.slots.get(kind.CLOCK)) is not None and not any(exceptions(clause))
    return hasattr(kind, "broken") or hasattr(kind, "DOES")


def has_clock(clause: Clause) -> bool:
    """Does the clause, once confirmed, set clocks going?"""
    return hasattr(_KINDS[clause.kind], "CLOCK") and acts_on(clause)


def is_seen(clause: Clause) -> bool:
    """Can a bot see from a message whether this clause is kept?"""
    return hasattr(_KINDS[clause.kind], "broken") and not _blind(clause)


def what_follows(clause: Clause) -> str:
    """What the bot does about a clause; where it does nothing, why not."""
    kind = _KINDS[clause.kind]
    if hasattr(kind, "CLOCK"):
        if length(clause.slots.get(kind.CLOCK)) is None:
            return tr("I run no clock: no exact time is given.")
        if any(exceptions(clause)):
            return tr("I run no clock: I cannot see whether its exception holds.")
        return tr("I run a clock and remind who owes it, privately.")
    blind = _blind(clause)
    if hasattr(kind, "broken") and not blind:
        return tr("I point it out privately to the author, when I am sure.")
    if hasattr(kind, "DOES"):
        return tr(str(kind.DOES))
    return f"{tr(blind or str(kind.UNSEEN))} {tr('“pointers” gives staff words for it.')}"


def _blind(clause: Clause) -> str | None:
    """Why a message can never be seen to break this very clause, though others of its kind can be."""
    kind = _KINDS[clause.kind]
    found: str | None = kind.blind(clause) if hasattr(kind, "blind") else None
    return found
