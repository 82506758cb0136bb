"""Solutions are not posted."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Do not post solutions to the homework."
FORBIDS = True
SAYS = ("solutions are posted only {hidden}", "solutions are not posted")
_HIDDEN = re.compile(
    r"\b((?:behind|in|inside|under|within|using|with) (?:an? |the )?(?:spoilers?(?: tags?)?|private (?:posts?|messages?)|threads?))\b",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    found = _HIDDEN.search(s.text)
    return {"hidden": found.group(1).lower() if found else None}


UNSEEN = "Whether code is a solution takes a person's judgement."
