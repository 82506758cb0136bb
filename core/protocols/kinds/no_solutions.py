"""Solutions are not posted."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Do not post solutions to the homework."
SAYS = "solutions are not posted"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"content": None}


UNSEEN = "Whether code is a solution takes a person's judgement."
