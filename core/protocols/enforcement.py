"""What the bot does about a clause, and what it cannot, said in words."""

from core.protocols.clause import Clause
from core.protocols.kinds import every
from core.protocols.scope import exceptions, is_always_excused, owed_by_staff
from core.protocols.working_time import length
from core.words import tr

_KINDS = every()


def acts_on(clause: Clause) -> bool:
    """Does anything follow from the clause once it is confirmed?"""
    kind = _KINDS[clause.kind]
    if _blind(clause):
        return hasattr(kind, "DOES")
    if hasattr(kind, "CLOCK"):
        return not _unclocked(clause)
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
        return tr(_unclocked(clause) or "I run a clock and remind who owes it, privately.")
    blind = _blind(clause)
    if hasattr(kind, "broken") and not blind:
        return tr("I point it out privately to the author, when I am sure.")
    if hasattr(kind, "DOES"):
        return tr(str(kind.DOES))
    return f"{tr(blind or str(kind.UNSEEN))} {tr('“pointers” gives staff words for it.')}"


def _unclocked(clause: Clause) -> str:
    """Why no clock runs on a clause of a kind that has one; empty where one does."""
    if clause.slots.get("direction") == "no_commit":
        return "I run no clock: it promises nothing."
    if not owed_by_staff(clause):
        return "I run no clock: I remind facilitators only, and it is not they who owe it."
    if length(clause.slots.get(_KINDS[clause.kind].CLOCK)) is None:
        return "I run no clock: no exact time is given."
    if any(exceptions(clause)):
        return "I run no clock: I cannot see whether its exception holds."
    return ""


def _blind(clause: Clause) -> str | None:
    """Why a message can never be seen to break this very clause, though others of its kind can be."""
    kind = _KINDS[clause.kind]
    found: str | None = kind.blind(clause) if hasattr(kind, "blind") else None
    excused = hasattr(kind, "broken") and is_always_excused(clause)
    return found or ("I cannot see whether its exception holds." if excused else None)
