"""Where to go when nobody answers."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "If nobody answers within two days, ask a mentor."
SAYS = "after {after} it is raised with {to}"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"after": slots.duration(s.text, shortest=True), "to": slots.role(s.text)}


CLOCK = "after"
