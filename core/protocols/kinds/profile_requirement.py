"""What a profile shows."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Use your full name in your profile."
SAYS = (
    "profiles show {fields:the}",
    "profiles have no {forbidden:or}",
    "there is a rule on what profiles show",
)
WORDS = {"fields": dict.fromkeys(("photo", "picture", "avatar"), "a photo")}
_FIELD = re.compile(
    r"\b((?:full|real|display|first|last|legal|preferred|user) ?names?|nick ?names?|names?|photos?|pictures?|avatars?|pronouns?|time ?zones?|"
    r"job titles?|titles?|roles?|phone(?: numbers?)?|locations?|contact (?:information|details)|teams?|departments?|cohorts?|campus)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(r"\b(?:not?|never|avoid|cannot)\b|n['’]t\b", re.IGNORECASE)
_FORBIDDEN = re.compile(
    r"\b(?:(?:do not|don['’]t|never|avoid) (?:use|using|choose|choosing|have|having|pick|set)|no)\s+([^.;:()]{3,80}?)(?: (?:in|on|as|for) (?:your|the)\b|[.;:!(]|$)",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    forbidden = _FORBIDDEN.search(s.text)
    fields = [] if _DENIED.search(s.text) else [field.lower() for field in _FIELD.findall(s.text)]
    return {
        "fields": list(dict.fromkeys(fields)),
        "forbidden": slots.row(forbidden.group(1)) if forbidden else [],
    }


UNSEEN = "I do not read anybody's profile."
