"""How channels are created, renamed or archived."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Ask an admin before you create a new channel."
SAYS = ("channels are {action} in the way described", "channels are looked after in the way described")


WORDS = {
    "action": {"archive": "archived", "rename": "renamed", "describe": "given a purpose", "create": "created"}
}
_ACTIONS = (
    ("archive", r"archiv"),
    ("rename", r"renam"),
    ("describe", r"descri|purpose|topic"),
    ("create", r""),
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"action": next(name for name, sign in _ACTIONS if re.search(sign, s.text, re.IGNORECASE))}


UNSEEN = "I see only the channels I was invited to."
