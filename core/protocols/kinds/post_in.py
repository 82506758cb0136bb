"""Something belongs in a certain place."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Post questions about homework in #homework."
SAYS = "belongs in {venue}"
SIGNS = (
    r"\b(?:post|share|ask|put|send|report|discuss|use|go|take|move|reach out|submit|head|drop|keep)\b.{0,60}\b(?:in|to|on|at|using|via|into)\b.{0,15}(?:#|the\b.{0,25}(?:channel|forum|board|thread))",
    r"\b(?:in|to) [`*_]*#[\w-]+",
    r"\bshould (?:be|go|take place|occur|happen)\b.{0,30}\b(?:in|on)\b",
    r"\buse [`*_]*#[\w-]+",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {
        "venue": slots.venues(s.text, s.heading),
        "exclusive": bool(re.search(r"\bonly\b", s.text, re.IGNORECASE)) or None,
    }
