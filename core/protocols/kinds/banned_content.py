"""Content that is not welcome."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "No political content."
SAYS = "content of this sort is not welcome"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"types": None}


UNSEEN = "Whether content is of that sort takes a person's judgement."
