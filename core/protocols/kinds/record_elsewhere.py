"""Decisions are written down where they last."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Write decisions into the wiki."
SAYS = "decisions are written down"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"what": None}


UNSEEN = "I cannot see what is written down elsewhere."
