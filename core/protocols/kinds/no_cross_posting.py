"""A question is asked in one place."""

from core.prose import own_prose
from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence

EXAMPLE = "Do not post the same question in several channels."
SAYS = "asked in one place only"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"scope": None}


OFFER = "You could keep one of the copies and link to it from the other place."


def broken(case: Case, clause: Clause) -> bool:
    """The same author has just said the very same, at some length."""
    said = _same(case.prose)
    copies = (m for m in case.earlier if m.author == case.message.author and m.ref != case.message.ref)
    return case.words >= 8 and any(_same(own_prose(m.text)) == said for m in copies)


def _same(prose: str) -> str:
    return " ".join(prose.lower().split())
