"""How channels are created, renamed or archived."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Ask an admin before you create a new channel."
SAYS = "channels: {action}"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {
        "action": "archive"
        if "archiv" in s.text.lower()
        else "rename"
        if "renam" in s.text.lower()
        else "create"
    }


UNSEEN = "I see only the channels I was invited to."
