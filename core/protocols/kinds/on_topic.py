"""Talk stays in the right channel."""

from core.protocols import places, slots
from core.protocols.sentence import Sentence

EXAMPLE = "Please stay on topic in every channel."
SAYS = "talk stays on topic[ {venue:in}]"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"venue": places.venues(s)}


UNSEEN = "Whether talk is on topic takes a person's judgement."
