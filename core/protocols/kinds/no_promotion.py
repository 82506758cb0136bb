"""No advertising."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "No advertising or self-promotion."
SAYS = "no promotion"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"types": None}


UNSEEN = "Whether a link is promotion takes a person's judgement."
