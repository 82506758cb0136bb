"""Wait before asking again."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Wait a day before you ask again."
SAYS = "a follow-up waits {min_wait}"
SIGNS = (r"\b(?:wait|bump\w*|follow[- ]?up|repost\w*|re-?ask\w*|patient|patience|ask again)\b",)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"min_wait": slots.duration(s.text)}
