"""A question is asked in one place."""

import re

from core.message import Channel, Message
from core.prose import own_prose
from core.protocols import slots
from core.protocols.case import WORTH_COPYING, Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence
from core.reply.spans import Line, Place
from core.words import tr

EXAMPLE = "Do not post the same question in several channels."
FORBIDS = True
SAYS = "a question is asked in one place only"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"scope": None}


NEEDS = "elsewhere"
# Of two texts that share so much of their words, one is a copy of the other.
_ALIKE = 0.85


def broken(case: Case, clause: Clause) -> bool:
    """A learner has said nearly the same in another public channel before, at some length."""
    long = case.words >= WORTH_COPYING and not case.by_staff
    return long and _copied_from(case) is not None


def offer(case: Case, clause: Clause) -> Line:
    """Which channel has it already."""
    place = _copied_from(case)
    where: Line = (Place(place.id, place.name),) if place else (tr("another channel"),)
    return (
        tr("The same stands in "),
        *where,
        tr(". You could keep one of the two, and link to it from here."),
    )


def _copied_from(case: Case) -> Channel | None:
    mine = _words(case.message)
    return next(
        (place for place, said in case.beyond.elsewhere if _share(mine, _words(said)) >= _ALIKE), None
    )


def _words(message: Message) -> frozenset[str]:
    return frozenset(re.findall(r"[^\W_]+", own_prose(message.text).lower()))


def _share(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(len(one | other), 1)
