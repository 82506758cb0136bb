"""Who reads which channel how often."""

from core.protocols import places, slots
from core.protocols.sentence import Sentence

EXAMPLE = "Check the announcements channel every day."
SAYS = (
    "{who:they} should read {venue:the} regularly",
    "{who:they} should read the channel regularly",
    "read {venue:the} regularly",
    "read the channel regularly",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"who": slots.role(s.text), "venue": places.venues(s)}


UNSEEN = "I cannot see what anybody has read."
