"""Ask in public rather than by direct message."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Please do not send direct messages to the mentors."
FORBIDS = True
SAYS = ("ask {to:the} in public rather than by direct message", "ask in public rather than by direct message")


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"to": slots.role(s.text)}


DOES = "I cannot see direct messages; “in-public” gives staff a reply that moves one here."
