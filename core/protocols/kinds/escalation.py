"""Where to go when nobody answers."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "If nobody answers within two days, ask a mentor."
SAYS = (
    "{condition}, ask {to:the}",
    "if nobody answers[ {after:within}], ask {to:the}",
    "if nobody answers {after:within}, raise it in the way described",
    "if nobody answers, raise it in the way described",
)


_CASE = re.compile(r"^\W*(if (?![^,]*\b(?:nobody|no one|no answer|answer|repl|respon|hear|help|react)\w*)[^,;]{3,80}),", re.IGNORECASE)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    other = _CASE.match(s.text)
    return {
        "after": slots.duration(s.text, shortest=True),
        "to": slots.role(s.text),
        "condition": other.group(1)[0].lower() + other.group(1)[1:] if other else None,
    }


CLOCK = "after"
