"""How soon staff answers."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Mentors answer forum posts within 24 hours."
SAYS = "answers from {role} within {duration}"
CERTAIN = (
    r"\b(?:facilitators?|instructors?|mentors?|tutors?|staff|tas|teachers?|coaches)\b[^.;]{0,25}\b(?:respond|reply|replies|answer)s?\b[^.;]{0,60}\bwithin (?:\d+|an?|one|two|three)\b",
    r"\b(?:guarantee|promise)s? an? [\w-]{1,12}[- ](?:hour|day) (?:response|reply|answer)\b",
)


def _direction(text: str) -> str:
    if re.search(
        r"\b(?:not|no|never|don't)\b.{0,25}\b(?:expect|guarantee|immediate|instant|promise|respond|reply|answer)",
        text,
        re.IGNORECASE,
    ):
        return "no_commit"
    return (
        "expect"
        if re.search(r"\b(?:expected|please|you should|expect you|try to)\b", text, re.IGNORECASE)
        else "commit"
    )


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {
        "role": slots.role(s.text),
        "venue": slots.venues(s.text, ""),
        "duration": slots.duration(s.text),
        "calendar": slots.calendar(s.text),
        "direction": _direction(s.text),
    }


CLOCK = "duration"
