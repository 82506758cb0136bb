"""Somebody posts something regularly."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "The lead posts an update every Monday."
SAYS = ("{who:they} will post this regularly", "this is posted regularly")


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"who": slots.role(s.text)}


UNSEEN = "Whether a post is the regular one takes a person's judgement."
