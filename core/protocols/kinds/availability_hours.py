"""When staff is there."""

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence
from core.protocols.windows import named

EXAMPLE = "Support hours are 10:00 to 16:00."
SAYS = "staff is there at these hours"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"role": slots.role(s.text)}


OFFER = "Your question is not lost: it will be seen when people are back."


def broken(case: Case, clause: Clause) -> bool:
    """A learner asks at an hour in which nobody is there to answer: they are told when people are back."""
    there = named(clause)
    return bool(there) and not case.by_staff and case.asks and not any(w.until(case.local) for w in there)
