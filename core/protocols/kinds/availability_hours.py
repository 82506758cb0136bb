"""When staff is there."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Support hours are 10:00 to 16:00."
SAYS = "staff is there at these hours"
SIGNS = (
    r"\b\d{1,2}(?::\d\d)? ?(?:am|pm)?\s*(?:-|–|to|until)\s*\d{1,2}(?::\d\d)? ?(?:am|pm)?\b",
    r"\b(?:office|core|working|support|business) hours\b",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"role": slots.role(s.text)}
