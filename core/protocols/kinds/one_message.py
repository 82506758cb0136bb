"""One thought, one message."""

from datetime import timedelta

from core.message import Message
from core.prose import own_prose, word_count
from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence
from core.reply.blocks import Block, Quote

EXAMPLE = "Write one message instead of five short ones."
DEED = r"(?:write|put|post|send)(?: \w+){0,2}? (?:one|a single) message"
SAYS = "one thought goes into one message"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"rule": "one message"}


OFFER = "You could put the lines into one message; it is easier to answer:"
_MANY, _WITHIN, _SHORT = 4, timedelta(minutes=2), 8


def broken(case: Case, clause: Clause) -> bool:
    """The fourth short message in a row by the same author within two minutes."""
    # Not the fifth again: a stretch of lines is spoken of once.
    return len(_burst(case)) == _MANY


def mended(case: Case, clause: Clause) -> tuple[Block, ...]:
    """The lines as one message."""
    return (Quote("\n".join(m.text for m in _burst(case))),)


def _burst(case: Case) -> list[Message]:
    """The author's short messages up to this one with nobody between them, at most one more than speaks."""
    found: list[Message] = []
    for message in reversed((*case.earlier, case.message)):
        same = (message.author, message.thread) == (case.message.author, case.message.thread)
        short = 0 < word_count(own_prose(message.text)) <= _SHORT
        if not (same and short and case.message.at - message.at <= _WITHIN) or len(found) > _MANY:
            break
        found.append(message)
    return found[::-1]
