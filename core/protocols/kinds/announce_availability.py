"""People say when they are away."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Set your status when you are away."
SAYS = "people say when they are away"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"when": None}


UNSEEN = "I do not see anybody's status or calendar."
