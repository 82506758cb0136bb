"""What a good question brings."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "When you ask, include the error message and what you tried."
SAYS = "a question says {required}"
SIGNS = (
    r"\b(?:include|provide|describe|explain|share|show|state|be specific|details|context)\b.{0,60}\b(?:error|code|tried|problem|question|expected|steps|screenshot|version|output|context|information)\b",
    r"\bwhat you(?:'ve| have)? (?:tried|want|expect)",
    r"\basking (?:a )?(?:good |for help|questions?)",
)


def _required(text: str) -> list[str]:
    found = re.findall(
        r"\b(error|code|tried|expected|steps|screenshot|version|output|context|link)", text, re.IGNORECASE
    )
    return list(dict.fromkeys(word.lower() for word in found))


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"required": _required(s.text)}
