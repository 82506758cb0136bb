"""Decisions are written down where they last."""

import re

from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.scope import FORUM, texts
from core.protocols.sentence import Sentence

EXAMPLE = "Write decisions into the wiki."
SAYS = (
    "decisions are written down {destination:in}[ {deadline:within}]",
    "decisions are written down where they last[, {deadline:within}]",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"destination": places.sent_to(s), "deadline": slots.duration(s.text)}


OFFER = "You could write it down where it lasts, with a link to here; whoever was not here will look there."
# A decision that calls itself one, as a statement.
_DECIDED = re.compile(
    r"^\W*(?:decision|decided)\s*[:–-]|\bwe(?:'ve| have)? (?:all )?(?:decided|agreed) (?:to|that|on)\b|\bthe decision is\b",
    re.IGNORECASE | re.MULTILINE,
)
_KEPT = re.compile(r"https?://\S")
_FEWEST = 6


def fix(clause: Clause) -> Fix | None:
    return Fix.FORUM if FORUM & set(texts(clause.slots.get("destination"))) else None


def broken(case: Case, clause: Clause) -> bool:
    """A decision is told in the chat at some length, without a link to where it is written down."""
    told = case.words >= _FEWEST and "?" not in case.prose and bool(_DECIDED.search(case.prose))
    return told and not case.message.files and not _KEPT.search(case.message.text)
