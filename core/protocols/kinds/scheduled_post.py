"""Somebody posts something regularly."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "The lead posts an update every Monday."
SAYS = "posted regularly"
SIGNS = (
    r"\b(?:every|each|daily|weekly)\b.{0,40}\b(?:post|update|share|message|stand-?up)\b",
    r"\b(?:post|update|share)\w*\b.{0,50}\b(?:every|each|daily|weekly|start of)\b",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"who": slots.role(s.text)}


UNSEEN = "Whether a post is the regular one takes a person's judgement."
