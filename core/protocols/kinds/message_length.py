"""Messages stay short."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.sentence import Sentence

EXAMPLE = "Keep messages under 200 words."
SAYS = ("messages have at most {threshold}", "messages are kept short")


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"threshold": slots.words_limit(s.text)}


OFFER = "You could keep the first lines here and put the rest in the thread, or take it to the forum."
FIX = Fix.FORUM


def blind(clause: Clause) -> str | None:
    return None if _limit(clause) else "It gives no number of words, lines or characters."


def broken(case: Case, clause: Clause) -> bool:
    """The author's own words are more than the sentence allows."""
    limit = _limit(clause)
    if limit is None:
        return False
    long = {"words": case.words, "lines": len(case.prose.splitlines()), "characters": len(case.prose)}
    return long[limit[2]] > int(limit[1])


def _limit(clause: Clause) -> re.Match[str] | None:
    return re.fullmatch(r"(\d+) (words|lines|characters)", str(clause.slots.get("threshold") or ""))
