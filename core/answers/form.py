"""How a question is asked. Docs answer some kinds of questions more often than others, whatever the passage says."""

import math
import re
from typing import NamedTuple

from core.answers.asked import Asked

_DOCS = re.compile(
    r"\b(?:docs?|documentation|documented|manual|tutorials?|reference|guide|book|chapter|faq|readme|resources?|"
    r"examples? of|read (?:up|about|more))\b",
    re.IGNORECASE,
)
_ANY = re.compile(
    r"\b(?:is there (?:an?|any|some)|are there (?:any|some)?|does anyone know)\b", re.IGNORECASE
)
_LEARNING = re.compile(
    r"\b(?:learn|beginner|new to|newbie|(?:getting )?started|intro|understand|explain)\b", re.IGNORECASE
)
_YOU = re.compile(r"\byou(?:r|'re|'ve)?\b", re.IGNORECASE)


class Form(NamedTuple):
    """names_docs: it speaks of docs; seeks_any: it asks whether there is something; learning: it is a learner's;
    you: it speaks to somebody; follows: something was said before it (each 0 or 1); length: log of its words."""

    names_docs: float
    seeks_any: float
    learning: float
    you: float
    follows: float
    length: float


def form_of(asked: Asked) -> Form:
    """The form of a question."""
    said = asked.text
    return Form(
        names_docs=float(bool(_DOCS.search(said))),
        seeks_any=float(bool(_ANY.search(said))),
        learning=float(bool(_LEARNING.search(said))),
        you=float(bool(_YOU.search(said))),
        follows=float(asked.follows),
        length=math.log(1 + len(said.split())),
    )
