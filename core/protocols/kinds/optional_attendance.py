"""Coming is optional."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "The live workshop is optional."
SAYS = "{event} is optional"
SIGNS = (
    r"\b(?:optional|not (?:required|mandatory|compulsory)|voluntary|no obligation|by no means required)\b",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"event": slots.event(s.text)}
