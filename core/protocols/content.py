"""Whether a message is beyond doubt of the sort that a rule names: a job offer, a question."""

import re
from collections.abc import Iterator, Sequence

# How a clause names it, and what a message of that sort says.
_SHOWN = (
    (
        r"\b(?:job|vacanc|hiring)",
        r"\b(?:we(?:'re| are) hiring|job (?:opening|offer|posting)|open position)\b",
    ),
    (r"\bintroduc", r"\b(?:let me introduce myself|i(?:'d| would) like to introduce myself)\b"),
)
_ALL_QUESTIONS = re.compile(r"(?:all |any |your |course |general )*questions?", re.IGNORECASE)


def is_tellable(named: str) -> bool:
    """Is the content that a clause names so of a sort that a message can show beyond doubt?"""
    return any(True for _ in _signs(named))


def shows(prose: str, named: str) -> bool:
    """Is the message beyond doubt of the sort that is named?"""
    return any(re.search(sign, prose, re.IGNORECASE) for sign in _signs(named))


def all_questions(content: Sequence[str]) -> bool:
    """Does the content a clause names take in every question, whatever it is about?"""
    return any(_ALL_QUESTIONS.fullmatch(text.strip()) for text in content)


def _signs(named: str) -> Iterator[str]:
    return (sign for name, sign in _SHOWN if re.search(name, named, re.IGNORECASE))
