"""No noise."""

import re
from collections.abc import Iterator

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence

EXAMPLE = 'Avoid +1 and "me too" messages.'
FORBIDS = True
SAYS = "messages that say nothing of their own are not posted"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"content": None}


OFFER = "You could react with an emoji instead; it is counted all the same."
# What the sentence names, and what a message of nothing but that looks like.
_NOISE = (
    (r"\+1|\bme too\b", r"\W*(?:\+1|me too|same here|same)\W*"),
    (r"\bbump", r"\W*bump(?:ing)?(?: this)?\W*"),
)
_GIF = re.compile(r"\bgifs?\b", re.IGNORECASE)


def blind(clause: Clause) -> str | None:
    known = _GIF.search(clause.sentence) or any(_named(clause))
    return None if known else "It names nothing that I could tell for sure."


def broken(case: Case, clause: Clause) -> bool:
    """Nothing but what the sentence names: "+1", "me too", "bump", a moving picture."""
    moving = any(name.lower().endswith(".gif") for name in case.message.files) and not case.prose
    if moving and _GIF.search(clause.sentence):
        return True
    return any(re.fullmatch(noise, case.prose, re.IGNORECASE) for noise in _named(clause))


def _named(clause: Clause) -> Iterator[str]:
    return (noise for sign, noise in _NOISE if re.search(sign, clause.sentence, re.IGNORECASE))
