"""New members introduce themselves."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Introduce yourself in #introductions."
SAYS = "new members introduce themselves in {venue}"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"venue": slots.venues(s.text, s.heading)}


UNSEEN = "Whether somebody has introduced themself takes a person's judgement."
