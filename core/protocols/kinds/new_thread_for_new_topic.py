"""A new topic gets a new thread."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Start a new thread for a new topic."
DEED = r"(?:start|open|create)(?:ing)?(?: \w+){0,2}? (?:threads?|topics?(?! in\b))"
SAYS = "a new topic gets its own thread"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"scope": "new topic"}


UNSEEN = "Whether a topic is a new one takes a person's judgement."
