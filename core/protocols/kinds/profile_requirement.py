"""What a profile shows."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Use your full name in your profile."
SAYS = "profiles are filled in as described"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"fields": None}


UNSEEN = "I do not read anybody's profile."
