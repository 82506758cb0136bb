"""Something belongs in a certain place."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.content import all_questions, is_tellable, shows
from core.protocols.scope import FORUM, names, texts
from core.protocols.sentence import Sentence

EXAMPLE = "Post questions about homework in #homework."
SAYS = "belongs in {venue}"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {
        "venue": slots.venues(s.text, s.heading),
        "exclusive": bool(re.search(r"\bonly\b", s.text, re.IGNORECASE)) or None,
    }


OFFER = "You could move it there; here it will scroll away."
ELSEWHERE, FIX = True, Fix.FORUM


def blind(clause: Clause) -> str | None:
    content = texts(clause.slots.get("content"))
    known = _elsewhere(clause) and (all_questions(content) or is_tellable(" ".join(content)))
    return None if known else "Whether something is of that sort takes a person's judgement."


def broken(case: Case, clause: Clause) -> bool:
    """It is beyond doubt of the sort that the sentence wants in another channel, or on the forum."""
    places = _elsewhere(clause)
    if not places or names(places, case.channel) or not case.message.opens_conversation:
        return False
    content = texts(clause.slots.get("content"))
    return (case.asks and all_questions(content)) or shows(case.prose, " ".join(content))


def _elsewhere(clause: Clause) -> tuple[str, ...]:
    """The channels it names, or the forum; other places are out of the bot's sight."""
    venues = texts(clause.slots.get("venue"))
    return tuple(v for v in venues if v.startswith("#")) or tuple(v for v in venues if v in FORUM)
