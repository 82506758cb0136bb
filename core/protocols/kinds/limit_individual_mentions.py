"""People are mentioned by name only when needed."""

import re

from core.prose import without_quotes_and_code
from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence

EXAMPLE = "Do not tag individual mentors in your question."
FORBIDS = True
SAYS = ("mention {target:the} only when needed", "mention people only when needed")


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"target": slots.role(s.text)}


OFFER = "You could ask without naming anybody; whoever knows it first can answer then."

_OPENS = re.compile(r"^\W*(?:(?:hi|hey|hello)\W+)?[<@]@?\w")
# Some people only, or many at once.
_SOME = re.compile(
    r"\bmore than\b|\b(?:people|persons|those|anyone|anybody|someone|somebody|members) who\b", re.IGNORECASE
)


def blind(clause: Clause) -> str | None:
    return (
        "It speaks of some mentions only, which takes a person to see."
        if _SOME.search(clause.sentence)
        else None
    )


def broken(case: Case, clause: Clause) -> bool:
    """A question opens with the name of a facilitator who has not been talking here."""
    talking = {m.author for m in case.earlier}
    called = bool(_OPENS.match(without_quotes_and_code(case.message.text)))
    return not (case.by_staff or blind(clause)) and called and case.asks and bool(case.staff - talking)
