"""A question is asked in one place."""

from collections.abc import Mapping, Sequence

from core.message import Message
from core.prose import own_prose, word_count
from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Do not post the same question in several channels."
SAYS = "asked in one place only"
SIGNS = (
    r"\b(?:cross[- ]?post\w*|multiple (?:channels|places)|same (?:question|message)|several channels|more than one (?:channel|place)|one place|twice)\b",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"scope": None}


OFFER = "You could keep one of the copies and link to it from the other place."


def broken(
    message: Message, earlier: Sequence[Message], by_staff: bool, slots_read: Mapping[str, object]
) -> bool:
    """The same author has just said the very same, at some length."""
    said = " ".join(own_prose(message.text).lower().split())
    same = (m for m in earlier if m.author == message.author and m.ref != message.ref)
    return word_count(said) >= 8 and any(" ".join(own_prose(m.text).lower().split()) == said for m in same)
