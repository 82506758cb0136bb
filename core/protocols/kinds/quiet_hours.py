"""Nobody is expected to answer then."""

import re
from datetime import datetime

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.sentence import Sentence
from core.protocols.windows import named, over_at, phrase

EXAMPLE = "You are not expected to answer at weekends."
LIFTED = True
SAYS = ("{window}, {obligation}", "{obligation} at the hours given", "these hours are quiet")
WORDS = {
    "obligation": {
        "no_reply_expected": "nobody is expected to answer",
        "schedule_send": "messages are scheduled for later",
        "dnd": "notifications may be off",
        "no_mentions": "nobody is to be called",
    }
}
CERTAIN = (
    (
        r"\b(?:nobody|no one|you|we|staff|mentors|tutors|members)\b[^.;]{0,25}\b(?:not |never )?expected to (?:answer|reply|respond|react|be online)\b[^.;]{0,30}"
        r"\b(?:at|on|over|between|after|before|outside|during) (?:the )?(?:weekends?|holidays?|nights?|evenings?|\d|office|working|business)"
    ),
)


def _obligation(text: str) -> str:
    if re.search(
        r"\bschedul|\bsend(?:ing)? (?:it |them )?later\b|\bdelay(?:ed)? (?:send|deliver)", text, re.IGNORECASE
    ):
        return "schedule_send"
    if re.search(r"\b(?:dnd|do not disturb|mute|notifications?|snooze)\b", text, re.IGNORECASE):
        return "dnd"
    calls = re.search(
        r"(?<!answer )(?<!reply to )(?<!respond to )\b(?:mention|tag|ping|notify|@)", text, re.IGNORECASE
    )
    return "no_mentions" if calls else "no_reply_expected"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"obligation": _obligation(s.text), "window": phrase(s.text)}


OFFER = "You could schedule such a message for the morning, or leave the mention out."
FIX = Fix.MORNING
DOES = "I keep silent at these hours myself."
_CALLS_LATER = ("schedule_send", "no_mentions")


def blind(clause: Clause) -> str | None:
    if not named(clause):
        return "It names no exact hours."
    asked = clause.slots.get("obligation") in _CALLS_LATER
    return None if asked else "Nothing that somebody writes then goes against it."


def broken(case: Case, clause: Clause) -> bool:
    """It calls people by name or all at once, at an hour of theirs in which the sentence asks not to, and still is."""
    at, now = case.message.at, case.message.at + case.age
    return not blind(clause) and bool(_ends(case, clause, at) and _ends(case, clause, now))


def target(case: Case, clause: Clause) -> str:
    """The first moment of work at which the hours are over for everybody who was called."""
    ends = _ends(case, clause, case.message.at + case.age)
    mornings = (datetime.combine(end.date(), max(end.time(), case.working.opens), end.tzinfo) for end in ends)
    return max(mornings).isoformat()


def _ends(case: Case, clause: Clause, moment: datetime) -> list[datetime]:
    """When the hours that a moment lies in are over, for each of those the message calls."""
    hours = named(clause)
    return [end for zone in case.called if (end := over_at(hours, moment.astimezone(zone)))]
