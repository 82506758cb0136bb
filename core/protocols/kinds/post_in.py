"""Something belongs in a certain place."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.scope import names, texts
from core.protocols.sentence import Sentence

EXAMPLE = "Post questions about homework in #homework."
SAYS = "belongs in {venue}"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {
        "venue": slots.venues(s.text, s.heading),
        "exclusive": bool(re.search(r"\bonly\b", s.text, re.IGNORECASE)) or None,
    }


OFFER = "You could move it there; here it will scroll away."
ELSEWHERE = True
# Content that a message shows beyond doubt.
_SHOWN = (
    (
        r"\b(?:job|vacanc|hiring)",
        r"\b(?:we(?:'re| are) hiring|job (?:opening|offer|posting)|open position)\b",
    ),
    (r"\bintroduc", r"\b(?:let me introduce myself|i(?:'d| would) like to introduce myself)\b"),
)
_ALL_QUESTIONS = re.compile(r"(?:all |any |your |course |general )*questions?", re.IGNORECASE)


def broken(case: Case, clause: Clause) -> bool:
    """It is beyond doubt of the sort that the sentence wants in another channel."""
    places = tuple(v for v in texts(clause.slots.get("venue")) if v.startswith("#"))
    if not places or names(places, case.channel) or not case.message.opens_conversation:
        return False
    content = texts(clause.slots.get("content"))
    if case.asks and any(_ALL_QUESTIONS.fullmatch(text.strip()) for text in content):
        return True
    said = " ".join(content)
    return any(
        re.search(sign, said, re.IGNORECASE) and re.search(shown, case.prose, re.IGNORECASE)
        for sign, shown in _SHOWN
    )
