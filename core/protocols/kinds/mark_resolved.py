"""Answered questions are marked."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Mark your question as resolved with a check mark."
SAYS = "answered questions are marked"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"how": slots.emoji(s.text)}


UNSEEN = "I see reactions, but not which reply solved it."
