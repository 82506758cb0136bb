"""Look before asking."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Search the FAQ before you ask."
SAYS = ("consult {sources:the} before you ask", "look for an answer before you ask")


WORDS = {"sources": {"pinned": "the pinned messages"}}


def _sources(text: str) -> list[str]:
    found = re.findall(
        r"\b(FAQ|docs|documentation|Google|syllabus|archive|history|wiki|README|pinned|forum)\b",
        text,
        re.IGNORECASE,
    )
    return list(dict.fromkeys(found))


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"sources": _sources(s.text)}


DOES = "Where the docs surely answer a question, I show its author the passage."
