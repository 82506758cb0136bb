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
    if hasattr(kind, "CLOCK"):
        return length(clause.slots.get(kind.CLOCK)) is not None and not any(exceptions(clause))
    return hasattr(kind, "broken") or hasattr(kind, "DOES")


def what_follows(clause: Clause) -> str:
    """What the bot does about a clause; where it does nothing, why not."""
    kind = _KINDS[clause.kind]
    if hasattr(kind, "CLOCK"):
        if length(clause.slots.get(kind.CLOCK)) is None:
            return tr("I run no clock: no exact time is given.")
        if any(exceptions(clause)):
            return tr("I run no clock: I cannot see whether its exception holds.")
        return tr("I run a clock and remind who owes it, privately.")
    if hasattr(kind, "broken"):
        return tr("I point it out privately to the author, when I am sure.")
    return tr(str(kind.DOES if hasattr(kind, "DOES") else kind.UNSEEN))
