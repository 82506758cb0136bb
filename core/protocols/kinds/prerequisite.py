"""Something must be done first."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Only those who have submitted their journal may attend."
SAYS = "{gate}: only with this done first: {requirement}"
CERTAIN = (
    r"\bonly those who\b[^.;]{3,60}\b(?:can|could|may) (?:attend|join|come)\b",
    r"\b(?:workshops?|sessions?|lectures?|classes|office hours)\b[^.;]{0,20}\b(?:is|are) (?:restricted|open only) to\b",
)


def _gate(s: Sentence) -> slots.Slots:
    enrolled = re.search(
        r"\b(enrolled|registered|(?:submitted|signed|completed) [\w ]{3,40}?)(?=\s+(?:can|could|may|will|students?)\b|[.,;]|$)",
        s.text,
    )
    return {"gate": slots.event(s.text), "requirement": enrolled.group(1) if enrolled else None}


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {**_gate(s)}


DOES = "“prerequisites” lists for staff who lacks what, so that the invitation can wait."
