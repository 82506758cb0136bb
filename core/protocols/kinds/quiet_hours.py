"""Nobody is expected to answer then."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "You are not expected to answer at weekends."
SAYS = "{obligation} then"
SIGNS = (
    r"\b(?:evenings?|weekends?|nights?|holidays?|outside (?:of )?(?:\w+ )?hours|after hours|off[- ]hours|not working|time ?zones?|do not disturb|dnd)\b",
)


def _obligation(text: str) -> str:
    if re.search(r"\bschedul", text, re.IGNORECASE):
        return "schedule_send"
    if re.search(r"\b(?:dnd|do not disturb|mute|notifications?|snooze)\b", text, re.IGNORECASE):
        return "dnd"
    return "no_mentions" if re.search(r"\b(?:mention|tag|ping)", text, re.IGNORECASE) else "no_reply_expected"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"obligation": _obligation(s.text)}
