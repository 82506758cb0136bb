"""No noise."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence

EXAMPLE = 'Avoid +1 and "me too" messages.'
SAYS = "no noise"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"content": None}


OFFER = "You could react with an emoji instead; it is counted all the same."
# What the sentence names, and what a message of nothing but that looks like.
_NOISE = (
    (r"\+1|\bme too\b", r"\W*(?:\+1|me too|same here|same)\W*"),
    (r"\bbump", r"\W*bump(?:ing)?(?: this)?\W*"),
)


def broken(case: Case, clause: Clause) -> bool:
    """Nothing but what the sentence names: "+1", "me too", "bump"."""
    named = (noise for sign, noise in _NOISE if re.search(sign, clause.sentence, re.IGNORECASE))
    return any(re.fullmatch(noise, case.prose, re.IGNORECASE) for noise in named)
