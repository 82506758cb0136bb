"""Messages stay short."""

import re
from collections.abc import Mapping, Sequence

from core.message import Message
from core.prose import own_prose, word_count
from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Keep messages under 200 words."
SAYS = "messages stay under {threshold}"
SIGNS = (r"\b(?:short|brief|concise|long|lengthy|longer|words|wall of text|walls of text)\b",)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"threshold": slots.words_limit(s.text)}


OFFER = "You could keep the first lines here and put the rest in the thread, or take it to the forum."


def broken(
    message: Message, earlier: Sequence[Message], by_staff: bool, slots_read: Mapping[str, object]
) -> bool:
    """The author's own words are more than the sentence allows."""
    limit = re.fullmatch(r"(\d+) words", str(slots_read.get("threshold") or ""))
    return bool(limit) and word_count(own_prose(message.text)) > int(limit[1] if limit else 0)
