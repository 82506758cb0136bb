"""New members introduce themselves."""

import re

from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.naming import is_channel
from core.protocols.scope import names, texts
from core.protocols.sentence import Sentence

EXAMPLE = "Introduce yourself in #introductions."
DEED = r"introduc(?:e|ing)"
SAYS = "new members introduce themselves[ {venue:in}][: {contents}]"
_CONTENTS = re.compile(
    r":\s*([^.:;()]{5,160})$|\b(?:say|tell us|with|including)\s+((?:your|who|where|what)\b[^.:;()#]{3,120}?)(?: (?:in|on)(?: the)?)?(?= #|[.:;()]|$)",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    found = _CONTENTS.search(s.text.rstrip(" .!"))
    return {
        "venue": places.venues(s),
        "contents": slots.row(next(filter(None, found.groups()))) if found else [],
    }


OFFER = "Welcome! People here would like to know who you are; a line or two is enough."
NEEDS, ONCE = "newcomer", True
# It names another channel, where the introduction goes.
ELSEWHERE = True


def blind(clause: Clause) -> str | None:
    named = any(is_channel(venue) for venue in texts(clause.slots.get("venue")))
    return None if named else "It names no channel in which I could see an introduction."


def broken(case: Case, clause: Clause) -> bool:
    """Somebody who has joined lately speaks here, and has not said a word yet where one introduces oneself."""
    return (
        case.beyond.newcomer
        and not case.by_staff
        and not names(texts(clause.slots.get("venue")), case.channel)
    )
