"""No calls without asking."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Do not call people without asking."
FORBIDS = True
SAYS = "nobody is called without being asked first"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"allowed_if": "permission"}


UNSEEN = "I cannot see calls."
