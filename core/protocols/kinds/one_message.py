"""One thought, one message."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from core.message import Message
from core.prose import word_count
from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Write one message instead of five short ones."
SAYS = "one thought, one message"
SIGNS = (
    r"\b(?:one|single) message\b",
    r"\b(?:multiple|many|several|every line|second) messages?\b",
    r"\bedit (?:your|the)\b",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"rule": "one message"}


OFFER = "You could put the lines into one message; it is easier to answer."
_MANY, _WITHIN = 4, timedelta(minutes=2)


def broken(
    message: Message, earlier: Sequence[Message], by_staff: bool, slots_read: Mapping[str, object]
) -> bool:
    """The fourth short message in a row by the same author within two minutes."""
    last = [*earlier, message][-_MANY:]
    same = len(last) == _MANY and all(m.author == message.author for m in last)
    return same and message.at - last[0].at <= _WITHIN and all(word_count(m.text) <= 8 for m in last)
