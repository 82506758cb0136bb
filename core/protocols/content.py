"""What a rule says is to be posted, and whether a message is that beyond doubt: a job offer, a question."""

import re
from collections.abc import Iterator, Sequence

from core.protocols import slots
from core.protocols.naming import PLACE

# How a clause names it, and what a message of that sort says.
_SHOWN = (
    (
        r"\b(?:job|vacanc|hiring)",
        r"\b(?:we(?:'re| are) hiring|job (?:opening|offer|posting)|open position)\b",
    ),
    (r"\bintroduc", r"\b(?:let me introduce myself|i(?:'d| would) like to introduce myself)\b"),
)
_ALL_QUESTIONS = re.compile(r"(?:all |any |your |course |general )*questions?", re.IGNORECASE)
# What is posted, by the words around it: "post X in", "X go to", "use the forum for X". What follows names the place.
_WHERE = r"(?=\s+(?:in|on|to|into|via|by|at|through|with|only|first|here|there|as)\b|\s*[`#]|[.,;:!]|$)"
_NOUN = r"((?:[a-z][\w’'/-]*\s+){0,7}?[a-z][\w’'/-]*)"
_PUT = r"(?:be\s+)?(?:posted|asked|shared|sent|directed|raised|made|kept|to|in|on|into)"
_CONTENT = tuple(
    re.compile(form, re.IGNORECASE)
    for form in (
        rf"\b(?:post|ask|share|send|put|direct|raise|report|announce|submit|bring|take|move)(?:ing)?\s+{_NOUN}{_WHERE}",
        rf"^\W*(?:all |any )?{_NOUN}\s+(?:should|must|can|may|go|goes|belongs?|are|is)\s+(?:\w+\s+)?{_PUT}\b",
        r"^\W*(?:please )?use\s+[^.;,]{3,40}?\s+for\s+([^.;:()!]{3,80}?)(?=,? etc|[.;:!(]|$)",
    )
)
# Conditions that are what is meant: "if you have a question about grades".
_IF_THERE_IS = re.compile(
    rf"\bif (?:you (?:have|find|notice|want to share)|there (?:is|are))\s+{_NOUN}(?=[.,;:!]|$)", re.IGNORECASE
)
_CONDITION = re.compile(r"\b(?:if|when|whenever|unless|until|after|before|once|in case)\b", re.IGNORECASE)
_MAY = re.compile(r"\b(?:can|could|may|might|feel free|welcome to|optional\w*)\b", re.IGNORECASE)
# Words that stand for something, or that something is not told by.
_NO_CONTENT = re.compile(
    r"^(?:it|this|that|them|these|those|there|here|something|anything|everything|you|your|me|us|him|her|people|someone|anyone|"
    r"not|please|and|or|for|to|in|on|messages?|posts?)\b|\b(?:it|them|you)$|\b(?:but|to|instead)\b",
    re.IGNORECASE,
)


def content_named(text: str) -> list[str]:
    """What is to be posted there, in the sentence's words; nothing where it only may, or a condition says which of it."""
    if _MAY.search(text):
        return []
    forms = (_IF_THERE_IS,) if _CONDITION.search(text) else _CONTENT
    found = next((seen.group(1).strip() for form in forms if (seen := form.search(text))), "")
    if not found or _NO_CONTENT.search(found) or slots.role(found) or PLACE.search(found) or "but" in text:
        return []
    return [found[0].lower() + found[1:] if text.startswith(found) else found]


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
