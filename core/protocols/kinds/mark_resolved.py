"""Answered questions are marked."""

import re

from core.answers.question import question_in
from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.sentence import Sentence

EXAMPLE = "Mark your question as resolved with a check mark."
DEED = r"mark(?:ing)?"
SAYS = "answered questions are marked[ with {how}]"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"how": slots.emoji(s.text)}


OFFER = "You could mark your question as solved, so that the next one who has it finds the answer."
NEEDS, FIX = "ticked", Fix.SOLVED
_SOLVED = re.compile(
    r"\b(?:(?:that|it|this) (?:worked|did it|solved it|fixed it|works now)|works now|(?:problem|issue|it.?s|is) (?:solved|fixed|resolved)|"
    r"(?:solved|fixed) (?:it|now|my)|that was it)\b",
    re.IGNORECASE,
)
_NOT_YET = re.compile(r"\b(?:not|n.t|but|almost|partly|still|until|if)\b|\?", re.IGNORECASE)


def broken(case: Case, clause: Clause) -> bool:
    """Who asked says in the thread that somebody's answer solved it, and the question carries no mark."""
    asked, *said = case.conversation or (case.message,)
    mine = asked.author == case.message.author and not case.message.opens_conversation
    helped = any(m.author != asked.author and not m.from_bot for m in said)
    solved = _SOLVED.search(case.prose) and not _NOT_YET.search(case.prose)
    return bool(mine and helped and solved and not case.beyond.ticked and question_in(asked.text).seeks_help)
