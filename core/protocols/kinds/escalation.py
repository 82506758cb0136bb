"""Where to go when nobody answers."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "If nobody answers within two days, ask a mentor."
DEED = r"(?:ask|tag|contact|escalate|message|ping)(?:ging|ing)?"
SAYS = (
    "{condition}, ask {to:the}",
    "if nobody answers[ {after:within}], ask {to:the}",
    "if nobody answers {after:within}, raise it in the way described",
    "if nobody answers, raise it in the way described",
)


_ASKED = re.compile(
    r"\b(?:ask|tag|contact|message|e-?mail|ping|tell|write to|turn to|go to) (?:your |the |a |an |our )?((?!it\b|us\b|me\b|again\b|for\b|in\b)[\w-]+(?: (?:office|team|lead|desk|group))?)",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"^\W*(if (?![^,]*\b(?:nobody|no one|no answer|answer|repl|respon|hear|help|react)\w*)[^,;]{3,80}),",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    asked = _ASKED.search(s.text)
    other = _CASE.match(s.text)
    return {
        "after": slots.duration(s.text, shortest=True) or _asked_before(s.before),
        "to": (slots.role(s.text[asked.start() :]) or asked.group(1).lower())
        if asked
        else slots.role(s.text),
        "condition": other.group(1)[0].lower() + other.group(1)[1:]
        if other and not slots.duration(other.group(1))
        else None,
    }


def _asked_before(text: str) -> str | None:
    """The time in the question that the sentence answers: "No answer after two hours? Ask a mentor." """
    *_, question = re.split(r"(?<=[.!?])\s", text) or [""]
    return slots.duration(question, shortest=True) if question.endswith("?") else None


CLOCK = "after"
