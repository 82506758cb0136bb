"""Words to use or avoid."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = 'Say "folks" rather than "guys".'
SAYS = "some words are avoided"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"avoid": None}


UNSEEN = "Words alone do not say what was meant."
