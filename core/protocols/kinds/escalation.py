"""Where to go when nobody answers."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "If nobody answers within two days, ask a mentor."
SAYS = "after {after} it is raised with {to}"
SIGNS = (
    r"\bif\b.{0,60}\b(?:no (?:one|response|answer|reply)|nobody|not (?:get|got|receive|heard|hear)\w*|unanswered|stuck|urgent|emergency)\b",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"after": slots.duration(s.text, shortest=True), "to": slots.role(s.text)}


CLOCK = "after"
