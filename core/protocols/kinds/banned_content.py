"""Content that is not welcome."""

import re

from core.protocols import slots
from core.protocols.posted import small
from core.protocols.sentence import Sentence

EXAMPLE = "No political content."
FORBIDS = True
SAYS = ("there is to be no {types:denied}", "content of this sort is not welcome")
_TYPES = re.compile(
    r"\b(?:no|avoid|refrain from|(?:do not|don['’]t|never) (?:post|share|discuss|upload))\s+(?:any )?([^.;:()]{3,80}?)(?: (?:is|are|here|in)\b|[.;:!(]|$)",
    re.IGNORECASE,
)

# "Pirated films must not be shared."
_PASSIVE = re.compile(
    r"^\W*([^.;:()]{3,80}?) (?:must|should|may|can|shall|will|are|is)(?: not|n['’]t|not)(?: to)?(?: be)? (?:posted|shared|discussed|uploaded|allowed|welcome|tolerated|permitted)\b",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    found = _TYPES.search(s.text) or _PASSIVE.search(s.text)
    return {"types": slots.row(small(found.group(1))) if found else []}


UNSEEN = "Whether content is of that sort takes a person's judgement."
