"""The question comes with the greeting."""

import re

from core.prose import own_prose
from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence

EXAMPLE = "Do not just say hello; ask your question."
FORBIDS = True
SAYS = "the question comes with the greeting"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"replace_with": "the question"}


OFFER = "You could add your question to the greeting, so that whoever comes by can answer."
_GREETING = re.compile(
    r"\W*(?:hi|hey|hello|good (?:morning|evening|afternoon)|anyone (?:here|around|there))"
    r"(?:[ ,]+(?:all|every(?:one|body)|folks|guys|friends|people|team|there|again|please|anyone))*\W*",
    re.IGNORECASE,
)


def broken(case: Case, clause: Clause) -> bool:
    """Nothing but a greeting opens the conversation, in return for none, and its author leaves it at that."""
    greeted = bool(_GREETING.fullmatch(case.prose)) and not case.message.files
    in_return = any(_GREETING.match(own_prose(m.text)) for m in case.earlier[-2:])
    goes_on = any(m.author == case.message.author for m in case.later)
    return greeted and case.message.opens_conversation and not (in_return or goes_on)
