"""Something must be done first."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Only those who have submitted their journal may attend."
SAYS = "{gate} needs {requirement}"
SIGNS = (
    r"\b(?:only (?:those|people|members|students)|must (?:be|have|first|complete|register|sign)|required to|before (?:you can|joining|attending)|in order to|restricted to|prerequisite)\b",
)


def _gate(s: Sentence) -> slots.Slots:
    enrolled = re.search(
        r"\b(enrolled|registered|submitted [\w ]{3,30}|signed [\w ]{3,30}|completed [\w ]{3,30})", s.text
    )
    return {"gate": slots.event(s.text), "requirement": enrolled.group(1) if enrolled else None}


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {**_gate(s)}


DOES = "“prerequisites” lists for staff who lacks what, so that the invitation can wait."
