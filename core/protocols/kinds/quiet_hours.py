"""Nobody is expected to answer then."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence
from core.protocols.windows import named

EXAMPLE = "You are not expected to answer at weekends."
SAYS = "{obligation} then"


def _obligation(text: str) -> str:
    if re.search(r"\bschedul", text, re.IGNORECASE):
        return "schedule_send"
    if re.search(r"\b(?:dnd|do not disturb|mute|notifications?|snooze)\b", text, re.IGNORECASE):
        return "dnd"
    return "no_mentions" if re.search(r"\b(?:mention|tag|ping)", text, re.IGNORECASE) else "no_reply_expected"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"obligation": _obligation(s.text)}


OFFER = "You could schedule such a message for the morning, or leave the mention out."


def broken(case: Case, clause: Clause) -> bool:
    """It calls people by name or all at once, at an hour in which the sentence asks not to."""
    called = bool(case.message.mentions or case.message.broadcasts)
    asked = clause.slots.get("obligation") in ("schedule_send", "no_mentions")
    return asked and called and any(w.until(case.local) for w in named(clause))
