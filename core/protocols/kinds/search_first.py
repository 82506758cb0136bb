"""Look before asking."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Search the FAQ before you ask."
DEED = r"(?:search|searching|google|googling|look (?:up|for)|consult|research)"
SAYS = ("consult {sources:the} before you ask", "look for an answer before you ask")


WORDS = {"sources": {"pinned": "the pinned messages"}}


def _sources(text: str) -> list[str]:
    found = re.findall(
        r"\b(FAQ|docs|documentation|Google|syllabus|archive|history|wiki|README|pinned|forum)\b",
        text,
        re.IGNORECASE,
    )
    return list(dict.fromkeys(found))


# What is to be done first: whoever only posts something has not looked.
_LOOKS = re.compile(
    r"\b(search\w*|look\w*|check\w*|googl\w+|consult\w*|brows\w+|read\w*|find\w*|research\w*|try|tried|trying|attempt\w*|review\w*|see (?:if|whether)|"
    r"(?:been|be) (?:asked|answered|solved)|go (?:back )?through|struggl\w+|spen[dt]|first stop|(?:usual )?resources|frequently asked|notes|outline|homework|yourself|by yourself|on your own|use (?:the )?\w+ first)\b",
    re.IGNORECASE,
)
FILLS = ("sources", "look")


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    looks = _LOOKS.search(s.text)
    return {"sources": _sources(s.text), "look": looks.group(1).lower() if looks else None}


DOES = "Where the docs surely answer a question, I show its author the passage."
