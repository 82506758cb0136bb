"""Something belongs in a certain place."""

import re

from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.content import all_questions, is_tellable, shows
from core.protocols.naming import PLACE, is_channel
from core.protocols.scope import FORUM, names, texts
from core.protocols.sentence import Sentence

EXAMPLE = "Post questions about homework in #homework."
SAYS = (
    "take {content} to {venue:to}[, not to {not_venue:to}]",
    "keep {content} out of {not_venue:to}",
    "this goes to {venue:to}[, not to {not_venue:to}]",
    "keep this out of {not_venue:to}",
    "this has a place of its own",
)
FILLS = ("venue", "not_venue")


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    named = places.of(s)
    return {
        "content": _content(s.text),
        "venue": _person(s.text, named.wanted) + named.wanted,
        "not_venue": named.avoided,
        "exclusive": bool(re.search(r"\bonly\b", s.text, re.IGNORECASE)) or None,
    }


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


def _content(text: str) -> list[str]:
    """What is to be posted there, in the sentence's words; nothing where it only may, or a condition says which of it."""
    if _MAY.search(text):
        return []
    forms = (_IF_THERE_IS,) if _CONDITION.search(text) else _CONTENT
    found = next((seen.group(1).strip() for form in forms if (seen := form.search(text))), "")
    if not found or _NO_CONTENT.search(found) or slots.role(found) or PLACE.search(found) or "but" in text:
        return []
    return [found[0].lower() + found[1:] if text.startswith(found) else found]


_ASKED = re.compile(
    r"\b(?:contact|ask|tell|see|inform|approach|reach out to|talk to|write to|turn to|message|notify|speak (?:to|with)|check with) (.{3,40})",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"(.{2,30}?) (?:are|is) (?:the )?(?:best|right|there)\b[^.;]{0,25}\b(?:help|ask|suited|person|people)\b",
    re.IGNORECASE,
)


def _person(text: str, named: list[str]) -> list[str]:
    """Whom people are sent to, where no place is named or the person is one of two ways: "ask a TA or use the forum"."""
    asked = _ASKED.search(text) or _HELPS.search(text)
    role = slots.role(asked.group(1)) if asked else None
    either = role and re.search(rf"\b{role}s?\b[^.;]{{0,15}}\bor\b", text, re.IGNORECASE)
    return [role] if role and role != "we" and (either or not named) else []


OFFER = "You could move it there; here it will scroll away."
ELSEWHERE = True


def blind(clause: Clause) -> str | None:
    content = texts(clause.slots.get("content"))
    known = _elsewhere(clause) and (all_questions(content) or is_tellable(" ".join(content)))
    return None if known else "Whether something is of that sort takes a person's judgement."


def fix(clause: Clause) -> Fix | None:
    return Fix.FORUM if FORUM & set(_elsewhere(clause)) else None


def broken(case: Case, clause: Clause) -> bool:
    """It is beyond doubt of the sort that the sentence wants in another channel, or on the forum."""
    places = _elsewhere(clause)
    if not places or names(places, case.channel) or not case.message.opens_conversation:
        return False
    content = texts(clause.slots.get("content"))
    return (case.asks and all_questions(content)) or shows(case.prose, " ".join(content))


def _elsewhere(clause: Clause) -> tuple[str, ...]:
    """The channels it names, or the forum; other places are out of the bot's sight."""
    venues = texts(clause.slots.get("venue"))
    return tuple(v for v in venues if is_channel(v)) or tuple(v for v in venues if v in FORUM)
