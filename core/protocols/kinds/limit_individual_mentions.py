"""People are mentioned by name only when needed."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Do not tag individual mentors in your question."
SAYS = "people are mentioned only when needed"
SIGNS = (r"\b(?:tag|tagging|ping|pinging|mention|mentioning|@-?mention\w*|@mention)\b",)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"target": slots.role(s.text)}
