"""@channel, @here and @everyone are kept for what concerns everyone."""

import re

from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.excepting import excepted
from core.protocols.scope import texts
from core.protocols.sentence import Sentence

EXAMPLE = "Do not use @channel in #general."
FORBIDS = True
EACH = (("mentions",),)
SAYS = (
    "do not use {mentions:or}[ {venue:in}][, except {allowed_if:or}][; that is for {allowed_who}]",
    "do not call everybody at once[ {venue:in}][, except {allowed_if:or}][; that is for {allowed_who}]",
)
CERTAIN = (
    r"^\W*@(?:channel|here|everyone|all)\b.{0,30}\b(?:is|are)\b[^.;]{0,40}\b(?:only|reserved|kept)\b",
    r"\bonly use\b[^.;]{0,12}@(?:channel|here|everyone|all)\b",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    but = excepted(s.text, kept=True)
    return {
        "mentions": slots.mentions(s.text) or slots.mentions(s.before) or slots.mentions(s.heading),
        "venue": places.channels(s),
        "allowed_if": list(but.when),
        "allowed_who": but.who,
    }


OFFER = "You could edit the mention out; those who follow the channel will see it all the same."


# What the mention is for, or is not for: "reserve @here for outages", "do not use @here for questions".
_USED_FOR = re.compile(r"@[\w-]+\W{0,3}\b(?:for|to)\b(?! (?:any\w*|all|every)\b)", re.IGNORECASE)


def blind(clause: Clause) -> str | None:
    some = _USED_FOR.search(clause.sentence)
    return "It speaks of some uses only, which takes a person to see." if some else None


def broken(case: Case, clause: Clause) -> bool:
    """A learner used one of the named mentions, or any where the sentence names none."""
    named = {name.lstrip("@") for name in texts(clause.slots.get("mentions"))}
    used = case.message.broadcasts
    return not (case.by_staff or blind(clause)) and bool(used & named if named else used)
