"""Only some may post here."""

import re

from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.scope import STAFF, texts
from core.protocols.sentence import Sentence

FORBIDS = True
EXAMPLE = "Only instructors may post in #announcements."
SAYS = ("only {who:they} may post {venue:in}", "only {who:they} may post here", "only some may post here")


_BUT = re.compile(
    r"\b(?:except|other than|but)(?: for)?(?: the| our)? ((?:[\w-]+ ){0,2}(?:teams?|staff|office|group))\b",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"venue": places.venues(s), "who": [_who(s.text)]}


def _who(text: str) -> str:
    """Who may: the roles or the group that it names, else staff."""
    group = _BUT.search(text)
    return group.group(1) if group else slots.role(text) or "staff"


OFFER = "You could ask a facilitator to post it, or take it to a channel for discussion."
# Its `who` are those who may, not those it binds.
WHO_MAY = True


def blind(clause: Clause) -> str | None:
    return None if _only_staff(clause) else "I know facilitators from others, and no other group."


def broken(case: Case, clause: Clause) -> bool:
    """Somebody else opened a conversation where only staff may; who else may is out of the bot's sight."""
    return _only_staff(clause) and not case.by_staff and case.message.opens_conversation


def _only_staff(clause: Clause) -> bool:
    return all(STAFF.search(who) for who in texts(clause.slots.get("who")))
