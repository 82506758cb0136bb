"""Apps need approval."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Ask an admin before you add an app."
SAYS = "apps are approved before they are added"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"requirement": None}


UNSEEN = "I am not told when an app is added."
