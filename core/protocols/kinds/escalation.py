"""Where to go when nobody answers."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "If nobody answers within two days, ask a mentor."
SAYS = (
    "if nobody answers[ {after:within}], ask {to:the}",
    "if nobody answers {after:within}, raise it in the way described",
    "if nobody answers, raise it in the way described",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"after": slots.duration(s.text, shortest=True), "to": slots.role(s.text)}


CLOCK = "after"
