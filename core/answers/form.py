"""How a question is asked, and of what. Docs answer some kinds of questions more often than others, whatever the
passage says.
"""

import math
import re
from typing import NamedTuple

from core.answers.asked import Asked
from core.answers.library import Found

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
# Questions about nothing in particular, of the kinds that docs answer and of those that people do: what a question
# means is held against them, where meanings are known.
FOR_DOCS = (
    "Is there documentation for this?",
    "Is there a tutorial for beginners?",
    "Where can I read about this?",
    "How do I get started?",
    "Is there a function that does this?",
    "How do I install this?",
    "Where is this explained?",
    "Is there a guide or an example of this?",
    "What is the right way to do this?",
    "How can I learn this?",
    "What does this mean?",
    "Is there a list of all the options?",
    "Where do I find the manual?",
    "How do I set this up?",
    "Is there a command for this?",
    "Can you recommend a book or other resources?",
)
FOR_PEOPLE = (
    "Is this a bug?",
    "Does anyone else see this problem?",
    "What do you think about this design?",
    "Can someone review my pull request?",
    "Why does my code give this error?",
    "When is the next release?",
    "Is it only me or is this broken today?",
    "Should we change this?",
    "Has anyone tried this in practice?",
    "What is the status of this work?",
    "Did you mean the other one?",
    "Why was it designed this way?",
    "Can you show me your code?",
    "It does not compile after my last change, what is wrong?",
    "Who is working on this?",
    "Is somebody interested in joining me?",
)


class Form(NamedTuple):
    """names_docs: it speaks of docs; seeks_any: it asks whether there is something; learning: it is a learner's;
    you: it speaks to somebody; follows: something was said before it (each 0 or 1); length: log of its words;
    nearest: how near the nearest of the library is to it in meaning, and leans: how much nearer it is to questions
    for docs than to those for people (cosines, 0 where meanings are not known)."""

    names_docs: float
    seeks_any: float
    learning: float
    you: float
    follows: float
    length: float
    nearest: float
    leans: float


def form_of(asked: Asked, found: Found) -> Form:
    """The form of a question, and how near what was found is to it."""
    said = asked.text
    return Form(
        names_docs=float(bool(_DOCS.search(said))),
        seeks_any=float(bool(_ANY.search(said))),
        learning=float(bool(_LEARNING.search(said))),
        you=float(bool(_YOU.search(said))),
        follows=float(asked.follows),
        length=math.log(1 + len(said.split())),
        nearest=found.nearest[0] if found.nearest else 0.0,
        leans=found.leans,
    )
