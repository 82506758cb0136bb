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


# Writing of one sort, of which a message does not show that it is.
_ONE_SORT = re.compile(
    r"\b(?:intro\w*|announcements?|stand-?ups?|(?:status )?updates?|summar\w+|reports?|bios?|titles?|subjects?|names?|abstracts?|"
    r"feedback|reviews?|reflections?|adverts?|job|answers?|replies|questions?|descriptions?|profiles?|notes?|pitch\w*|essays?)\b",
    re.IGNORECASE,
)


def blind(clause: Clause) -> str | None:
    if _ONE_SORT.search(clause.quoted):
        return "It speaks of one sort of writing, and which message is of it takes a person to see."
    return None if _limit(clause) else "It gives no number of words, lines or characters."


def broken(case: Case, clause: Clause) -> bool:
    """The author's own words are more than the sentence allows."""
    limit = _limit(clause)
    if limit is None or blind(clause):
        return False
    long = {"words": case.words, "lines": len(case.prose.splitlines()), "characters": len(case.prose)}
    return long[limit[2]] > int(limit[1])


def _limit(clause: Clause) -> re.Match[str] | None:
    return re.fullmatch(r"(\d+) (words|lines|characters)", str(clause.slots.get("threshold") or ""))
