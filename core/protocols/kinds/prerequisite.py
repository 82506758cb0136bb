"""Something must be done first."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Only those who have submitted their journal may attend."
DEED = r"(?:submit|register|complete|sign)(?:ting|ing)?"
SAYS = (
    "to take part in {gate:events}, one must first {requirement:duty}",
    "one must first {requirement:duty}",
    "what the sentence names must be done before {gate:events}",
    "what the sentence names must be done first",
)
CERTAIN = (
    r"\b(?:access|admission|participation)\b[^.;]{3,60}\b(?:is|are) (?:restricted|limited|open only) to\b[^.;]{3,40}\bwho\b",
    r"\bonly those who\b[^.;]{3,60}\b(?:can|could|may) (?:attend|join|come)\b",
    r"\b(?:workshops?|sessions?|lectures?|classes|office hours)\b[^.;]{0,20}\b(?:is|are) (?:restricted|open only) to\b",
)


WORDS = {"requirement": {"enrolled": "be enrolled", "registered": "be registered"}}
_DONE = re.compile(
    r"\b(enrolled|registered|(submit|sign|complet|finish|watch|read|hand|pass)(?:ted|ed|e)?(?: in)? (?:(?:their|your|the|a|an|all) )*([\w '’-]{3,40}?))"
    r"(?=\s+(?:can|could|may|will|before|students?)\b|[.,;]|$)",
    re.IGNORECASE,
)


def _requirement(text: str) -> str | None:
    """What has to be done first, as an order: "submit journal entry"."""
    found = _DONE.search(text)
    if not found:
        return None
    done, verb, what = (part and part.lower() for part in found.groups())
    if not verb:
        return done
    return f"{verb}{'e' if verb == 'complet' else ' in' if verb == 'hand' else ''} {what}"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"gate": "|".join(slots.events(s.text)) or None, "requirement": _requirement(s.text)}


DOES = "“prerequisites” lists for staff who lacks what, so that the invitation can wait."
