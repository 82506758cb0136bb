"""Say how it ended."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Post the solution when you have found it."
SAYS = "whoever asked tells how it ended"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"when": None}


UNSEEN = "Whether the outcome was told takes a person's judgement."
