"""Words to use or avoid."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = 'Say "folks" rather than "guys".'
FORBIDS = True
SAYS = ("say {use:quoted} rather than {avoid:quoted}", "avoid {avoid:quoted}", "some words are avoided")
_QUOTED = re.compile(r"[“\"]([^“”\"]{1,40})[”\"]")
_RATHER = re.compile(r"\b(?:rather than|instead of|not|over)\b", re.IGNORECASE)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    rather = _RATHER.search(s.text)
    if rather is None:
        return {"avoid": _QUOTED.findall(s.text)}
    return {
        "use": _QUOTED.findall(s.text[: rather.start()]),
        "avoid": _QUOTED.findall(s.text[rather.end() :]),
    }


UNSEEN = "Words alone do not say what was meant."
