"""@channel, @here and @everyone are kept for what concerns everyone."""

from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.scope import texts
from core.protocols.sentence import Sentence

EXAMPLE = "Do not use @channel in #general."
SAYS = (
    "do not use {mentions:or} without need[ {venue:in}]",
    "do not call everybody at once without need[ {venue:in}]",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {
        "mentions": slots.mentions(s.text) or slots.mentions(s.before) or slots.mentions(s.heading),
        "venue": places.channels(s),
    }


OFFER = "You could edit the mention out; those who follow the channel will see it all the same."


def broken(case: Case, clause: Clause) -> bool:
    """A learner used one of the named mentions, or any where the sentence names none."""
    named = {name.lstrip("@") for name in texts(clause.slots.get("mentions"))}
    used = case.message.broadcasts
    return not case.by_staff and bool(used & named if named else used)
