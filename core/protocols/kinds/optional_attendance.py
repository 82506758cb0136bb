"""Coming is optional."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.modality import lifted
from core.protocols.sentence import Sentence

EXAMPLE = "The live workshop is optional."
LIFTED = True
SAYS = ("coming to {event:the} is optional", "coming is optional")
CERTAIN = (
    r"\b(?:workshops?|sessions?|lectures?|classes|meetings?|webinars?|office hours)\b[^.;,]{0,20}\b(?:is|are) (?:\w+ )?optional\b",
)

# Whoever stays away loses nothing.
_FREE = re.compile(
    r"\b(?:(?:can|may) skip|not be penali[sz]ed|no pressure|attendance (?:will|is) (?:not|never) (?:be )?(?:taken|checked|recorded|graded|counted)|(?:if|when(?:ever)?) you (?:want|like|wish))\b",
    re.IGNORECASE,
)
FILLS = ("free",)
_COMING = re.compile(
    r"\b(?:attend\w*|com(?:e|ing)|join\w*|tak(?:e|ing) part|participat\w+|presen(?:t|ce)|live|(?:be|been|being) (?:there|online|in)|"
    r"workshops?|sessions?|lectures?|class(?:es)?|meetings?|webinars?|seminars?|calls?|office hours|stand-?ups?|events?)\b",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {
        "free": bool(lifted(s.text) or _FREE.search(s.text)) or None,
        "event": slots.event(s.text),
        "lifted": bool(_COMING.search(s.text) and lifted(s.text)) or None,
    }


OFFER = "You could say that coming is optional, and where else its content is."
_OBLIGES = re.compile(
    r"\b(?:mandatory|compulsory|(?:you|everyone|everybody|all) (?:must|have to|need to) (?:attend|come|join|be there))\b",
    re.IGNORECASE,
)


_NOT_OBLIGED = re.compile(
    r"\b(?:not|never|neither|no longer|nor|n.t)\b.{0,12}\b(?:mandatory|compulsory)", re.IGNORECASE
)


_FOR_SOME = re.compile(
    r"\boptional,? (?:for (?!all\b|every|learners|students|participants)|if\b|when\b|once\b|unless\b)",
    re.IGNORECASE,
)


def blind(clause: Clause) -> str | None:
    if _FOR_SOME.search(clause.sentence):
        return "It is optional for some only, whom I do not know."
    both = _OBLIGES.search(_NOT_OBLIGED.sub("", clause.sentence))
    return (
        "It says of something else that it is mandatory; which is which takes a person to see."
        if both
        else None
    )


def broken(case: Case, clause: Clause) -> bool:
    """Staff announces the event as if everybody had to come."""
    event = str(clause.slots.get("event") or "").lower().removeprefix("the ").removesuffix("s")
    named = bool(event) and event in case.prose.lower()
    obliges = _OBLIGES.search(_NOT_OBLIGED.sub("", case.prose))
    return not blind(clause) and case.by_staff and named and bool(obliges)
