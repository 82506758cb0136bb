"""Answers go into the thread."""

import re

from core.answers.question import question_in
from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.sentence import Sentence

EXAMPLE = "Please reply in threads."
DEED = r"(?:reply|replying|answer|answering|respond|responding|discuss|use|using)(?: \w+){0,2}? (?:threads?|thread replies)"
SAYS = "replies go into threads[ {venue:in}]"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"venue": places.channels(s)}


OFFER = "You could put the answer into the thread of the question, so that the two stay together."


FIX = Fix.THREAD
_LONG = re.compile(
    r"\b(?:long|longer|lengthy|more) (?:than|answers?|repl\w+|discussions?|conversations?)\b", re.IGNORECASE
)


def blind(clause: Clause) -> str | None:
    return "It speaks of long answers only." if _LONG.search(clause.sentence) else None


def broken(case: Case, clause: Clause) -> bool:
    """It answers the question just before it by its author's name, beside that question's thread."""
    before = case.earlier[-1] if case.earlier else None
    if (
        blind(clause)
        or before is None
        or not case.message.opens_conversation
        or before.author == case.message.author
    ):
        return False
    if "?" in case.prose:
        return False
    return before.author in case.message.mentions and question_in(before.text).seeks_help


def target(case: Case, clause: Clause) -> str:
    """The question just before it."""
    return case.earlier[-1].conversation.id
