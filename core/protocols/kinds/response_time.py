"""How soon staff answers."""

import re

from core.protocols import places, slots
from core.protocols.sentence import Sentence

EXAMPLE = "Mentors answer forum posts within 24 hours."
LIFTED = True
EACH = (("role",), ("duration",))
SAYS = (
    "{role:they} will answer[ {venue:in}] {duration:within}",
    "{role:they} will answer[ {venue:in}]",
    "questions are answered[ {duration:within}]",
)
# Asked of the reader, and expressly not promised.
_EXPECTED = ("messages are to be answered {duration:within}", "messages are to be answered")
_NOT_PROMISED = ("no answer is promised {duration:within}", "no answer is promised by a certain time")
CERTAIN = (
    r"\b(?:facilitators?|instructors?|mentors?|tutors?|staff|tas|teachers?|coaches|assessors?|examiners?|organi[sz]ers?|coordinators?|volunteers?)\b[^.;]{0,25}\b(?:respond|reply|replies|answer)s?\b[^.;]{0,60}\bwithin (?:\d+|an?|one|two|three)\b",
    r"\b(?:guarantee|promise)s? an? [\w-]{1,12}[- ](?:hour|day) (?:response|reply|answer)\b",
)


_DENIED = re.compile(
    r"\b(?:not|no|never|don['’]t|cannot|can['’]t)\b.{0,25}\b(?:expect|guarantee|immediate|instant|promise|respond|reply|answer|monitor|check|read|watch)",
    re.IGNORECASE,
)
_US = re.compile(r"\b(?:we|i|we['’](?:ll|re)|i['’](?:ll|m))\b", re.IGNORECASE)
# Asked of the reader: in so many words, or as an order.
_ASKED = re.compile(
    r"\b(?:expected to|please|you should|should|must|expect you)\b|"
    r"(?:^|[,;:]|\band|\bdo)\s*(?:strive|try|aim|respond|reply|answer|acknowledge|get back)\b",
    re.IGNORECASE,
)


def _direction(text: str) -> str:
    """Is it promised, asked of the reader, or just not promised? Told by the part with the time in it."""
    parts = re.split(r";|\bbut\b|, and\b", text)
    part = next((part for part in parts if slots.is_exact(slots.duration(part))), text)
    if _DENIED.search(part):
        return "no_commit"
    return "expect" if _ASKED.search(part) and not _US.search(part) else "commit"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {
        "role": slots.role(s.text),
        "venue": places.venues(s),
        "duration": slots.duration(s.text),
        "calendar": slots.calendar(s.text),
        "direction": _direction(s.text),
    }


def says(said: slots.Slots) -> tuple[str, ...]:
    patterns = {"expect": _EXPECTED, "no_commit": _NOT_PROMISED}.get(str(said.get("direction")), SAYS)
    if said.get("calendar") != "business" or not slots.is_exact(said.get("duration")):
        return patterns
    return tuple(pattern.replace("within}", "within} of working time") for pattern in patterns)


CLOCK = "duration"
