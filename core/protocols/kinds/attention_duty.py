"""Who reads which channel how often."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Check the announcements channel every day."
SAYS = "the channel is read regularly"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"who": slots.role(s.text)}


UNSEEN = "I cannot see what anybody has read."
