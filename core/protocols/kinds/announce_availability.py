"""People say when they are away."""

import re

from core.protocols import places, slots
from core.protocols.sentence import Sentence

EXAMPLE = "Set your status when you are away."
DEED = r"(?:announce|set|say|tell|post)(?:ing)?"
SAYS = (
    "people say {venue:in} when they are {when}",
    "people {how} when they are {when}",
    "people say when they are {when}",
    "people say when they are away",
)
WORDS = {
    "how": {
        "status": "set their status",
        "calendar": "mark it in their calendar",
        "reply": "set an out-of-office reply",
    }
}
_LATE = re.compile(r"\b(?:late|delayed|behind schedule)\b", re.IGNORECASE)
_AWAY = re.compile(
    r"\b(?:away|absen\w+|holidays?|vacations?|leave|time off|days? off|off (?:work|duty|sick)|sick|ill|out[- ]of[- ]office|ooo|unavailab\w+|"
    r"offline|busy|travel\w*|miss(?:ing)?|unable|(?:not|n['’]t|cannot|can['’]t) (?:be |able |planning )*(?:available|around|there|here|online|to come|come|attend|make it))\b",
    re.IGNORECASE,
)
_HOW = re.compile(r"\b(status|calendar|reply(?! to))\b", re.IGNORECASE)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    away, late, how = _AWAY.search(s.text), _LATE.search(s.text), _HOW.search(s.text)
    return {
        "when": "away" if away else "late" if late else None,
        "how": how.group(1).lower() if how else None,
        "venue": places.channels(s),
    }


UNSEEN = "I do not see anybody's status or calendar."
