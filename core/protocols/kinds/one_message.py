"""One thought, one message."""

from datetime import timedelta

from core.prose import own_prose, word_count
from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence

EXAMPLE = "Write one message instead of five short ones."
SAYS = "one thought, one message"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"rule": "one message"}


OFFER = "You could put the lines into one message; it is easier to answer."
_MANY, _WITHIN = 4, timedelta(minutes=2)


def broken(case: Case, clause: Clause) -> bool:
    """The fourth short message in a row by the same author within two minutes."""
    last = [*case.earlier, case.message][-_MANY:]
    same = len(last) == _MANY and len({(m.author, m.thread) for m in last}) == 1
    soon = case.message.at - last[0].at <= _WITHIN
    return same and soon and all(0 < word_count(own_prose(m.text)) <= 8 for m in last)
