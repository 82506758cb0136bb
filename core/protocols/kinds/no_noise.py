"""No noise."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = 'Avoid +1 and "me too" messages.'
SAYS = "no noise"
SIGNS = (
    r"\b(?:gifs?|memes?|noise|noisy|\+1|me too|flood\w*|clutter|bump|chatter)\b",
    r"\+1",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"content": None}
