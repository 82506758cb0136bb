"""What a good question brings."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.scope import texts
from core.protocols.sentence import Sentence
from core.reply import Line
from core.words import tr

EXAMPLE = "When you ask, include the error message and what you tried."
SAYS = "a question says {required}"


def _required(text: str) -> list[str]:
    found = re.findall(
        r"\b(error|code|tried|expected|steps|screenshot|version|output|context|link)", text, re.IGNORECASE
    )
    return list(dict.fromkeys(word.lower() for word in found))


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"required": _required(s.text)}


def blind(clause: Clause) -> str | None:
    return None if clause.slots.get("required") else "It does not say what a question has to hold."


def offer(case: Case, clause: Clause) -> Line:
    """The list of what the sentence asks for."""
    wanted = ", ".join(texts(clause.slots.get("required")))
    return (tr("With these it gets better answers, and sooner: {wanted}.", wanted=wanted),)


_BARE = re.compile(
    r"\b(?:does(?:n.t| not) work|not working|is broken|need help|(?:get|got|getting|have) an? error|fails?|stuck)\b",
    re.IGNORECASE,
)
_SHORT = 14


def broken(case: Case, clause: Clause) -> bool:
    """A cry for help in a few words, with no code, file or link beside them."""
    shown = case.message.files or "`" in case.message.text or "http" in case.message.text
    wanted = bool(clause.slots.get("required"))
    return wanted and not shown and case.asks and case.words <= _SHORT and bool(_BARE.search(case.prose))
