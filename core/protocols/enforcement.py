"""What the bot does about a clause, and what it cannot, said in words."""

from core.protocols.clause import Clause
from core.protocols.kinds import every
from core.protocols.scope import exceptions
from core.protocols.working_time import length
from core.words import tr

_CLOCKS = {"response_time": "duration", "publish_within": "duration", "escalation": "after"}
_KINDS = every()
_BESIDE = {
    "search_first": "Where the docs surely answer a question, I show its author the passage.",
    "prerequisite": "“prerequisites” lists for staff who lacks what, so that the invitation can wait.",
    "async_alternative": "I remind staff before the alternative is due, where a day or a time is given.",
    "avoid_dm": "I cannot see direct messages; “in-public” gives staff a reply that moves one here.",
}


def acts_on(clause: Clause) -> bool:
    """Does anything follow from the clause once it is confirmed?"""
    if clause.kind in _CLOCKS:
        return length(clause.slots.get(_CLOCKS[clause.kind])) is not None and not any(exceptions(clause))
    return hasattr(_KINDS[clause.kind], "broken") or clause.kind in _BESIDE


def what_follows(clause: Clause) -> str:
    """What the bot does about a clause; where it does nothing, why not."""
    kind = _KINDS[clause.kind]
    if clause.kind in _CLOCKS:
        if length(clause.slots.get(_CLOCKS[clause.kind])) is None:
            return tr("I run no clock: no exact time is given.")
        if any(exceptions(clause)):
            return tr("I run no clock: I cannot see whether its exception holds.")
        return tr("I run a clock and remind who owes it, privately.")
    if hasattr(kind, "broken"):
        return tr("I point it out privately to the author, when I am sure.")
    return tr(_BESIDE[clause.kind] if clause.kind in _BESIDE else str(kind.UNSEEN))
