"""Solutions are not posted."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Do not post solutions to the homework."
SAYS = "solutions are not posted"
SIGNS = (
    r"\b(?:solutions?|answers?|spoilers?|homework|assignment)\b.{0,40}\b(?:post|share|not|don)\b",
    r"\b(?:not|don't|never|avoid)\b.{0,30}\b(?:solutions?|full code|answers? to|spoilers?)",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"content": None}


UNSEEN = "Whether code is a solution takes a person's judgement."
