"""Answers go into the thread."""

from collections.abc import Mapping, Sequence

from core.message import Message
from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Please reply in threads."
SAYS = "replies go into the thread"
SIGNS = (r"\bthread(?:s|ed|ing)?\b",)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"venue": slots.venues(s.text, s.heading)}


OFFER = "You could put the answer into the thread of the question, so that the two stay together."


def broken(
    message: Message, earlier: Sequence[Message], by_staff: bool, slots_read: Mapping[str, object]
) -> bool:
    """It quotes or mentions the author of the message just before it, beside that message's thread."""
    before = earlier[-1] if earlier else None
    if before is None or not message.opens_conversation or before.author == message.author:
        return False
    return before.author in message.mentions and "?" in before.text
