"""@channel, @here and @everyone are kept for what concerns everyone."""

import re

from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.scope import texts
from core.protocols.sentence import Sentence

EXAMPLE = "Do not use @channel in #general."
EACH = (("mentions",),)
SAYS = (
    "do not use {mentions:or}[ {venue:in}][, except {allowed_if}]",
    "do not call everybody at once[ {venue:in}][, except {allowed_if}]",
)
CERTAIN = (
    r"^\W*@(?:channel|here|everyone|all)\b.{0,30}\b(?:is|are)\b[^.;]{0,40}\b(?:only|reserved|kept)\b",
    r"\bonly use\b[^.;]{0,12}@(?:channel|here|everyone|all)\b",
)
# What is allowed, as the sentence words it; and words that leave it to need.
_UNLESS = re.compile(r"\bunless ([^.;()]+)", re.IGNORECASE)
_EXCEPT = re.compile(
    r"\b(?:except|only|other than)(?: use \S+)? ((?:for|when|if|in|to|by) [^.;()]+)", re.IGNORECASE
)
_AT_NEED = re.compile(
    r"\b(?:sparing|judicious|unnecessar|careful|rare|excessive|abus|overus|misus)\w*|\bwithout (?:a |any |very )?(?:good |real )?(?:need|reason|cause)\b",
    re.IGNORECASE,
)


def _allowed(text: str) -> str | None:
    """When it may be done after all, as it follows "except"."""
    if unless := _UNLESS.search(text):
        return f"if {unless[1].strip()}"
    if but := _EXCEPT.search(text):
        return but[1].strip()
    return "where there is need" if _AT_NEED.search(text) else None


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {
        "mentions": slots.mentions(s.text) or slots.mentions(s.before) or slots.mentions(s.heading),
        "venue": places.channels(s),
        "allowed_if": _allowed(s.text),
    }


OFFER = "You could edit the mention out; those who follow the channel will see it all the same."


def broken(case: Case, clause: Clause) -> bool:
    """A learner used one of the named mentions, or any where the sentence names none."""
    named = {name.lstrip("@") for name in texts(clause.slots.get("mentions"))}
    used = case.message.broadcasts
    return not case.by_staff and bool(used & named if named else used)
