"""Only some may post here."""

from collections.abc import Mapping, Sequence

from core.message import Message
from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Only instructors may post in #announcements."
SAYS = "only {who} posts in {venue}"
SIGNS = (
    r"\b(?:only|limited to|restricted|read[- ]only|permission\w*|approved|moderators?|admins?|instructors?)\b.{0,40}\b(?:post|write|announce|send|messages)\b",
    r"\bread[- ]only\b",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"venue": slots.venues(s.text, s.heading), "who": [slots.role(s.text) or "staff"]}


OFFER = "You could ask a facilitator to post it, or take it to a channel for discussion."


def broken(
    message: Message, earlier: Sequence[Message], by_staff: bool, slots_read: Mapping[str, object]
) -> bool:
    """Somebody other than staff opened a conversation here."""
    return not by_staff and message.opens_conversation
