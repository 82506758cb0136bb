"""The question comes with the greeting."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence

EXAMPLE = "Do not just say hello; ask your question."
SAYS = "the question comes with the greeting"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"replace_with": "the question"}


OFFER = "You could add your question to the greeting, so that whoever comes by can answer."
_GREETING = re.compile(
    r"\W*(?:hi|hey|hello|good (?:morning|evening|afternoon)|anyone (?:here|around|there))[\w ,]{0,20}[!.?]*\W*",
    re.IGNORECASE,
)


def broken(case: Case, clause: Clause) -> bool:
    """Nothing but a greeting opens the conversation."""
    greeted = case.words <= 5 and bool(_GREETING.fullmatch(case.prose))
    return greeted and case.message.opens_conversation and not case.message.files
