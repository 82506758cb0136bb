"""Something is published within a time of an event."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Recordings are posted within 24 hours of the session."
TOGETHER = "{artifact} is out together with the {companion}"
SAYS = "{artifact} is out within {duration} {direction} {event}"
CERTAIN = (
    r"\b(?:recordings?|slides|notes|worksheets?|videos?)\b[^.;]{0,60}\b(?:posted|published|uploaded|available|shared|out)\b[^.;]{0,30}\b(?:within (?:\d+|an?|one|two|three)\b|simultaneously|at the same time)",
)

_ARTIFACT = re.compile(
    r"\b(recording|slide|note|minute|material|agenda|worksheet|solution|grade|video)s?\b", re.IGNORECASE
)


def _published(s: Sentence) -> slots.Slots:
    artifact = _ARTIFACT.search(s.text)
    simultaneous = re.search(r"\b(simultaneously|at the same time|together with)\b", s.text, re.IGNORECASE)
    length = slots.duration(s.text)
    live = (slots.event(s.text) or "").rstrip("s")
    found: slots.Slots = {
        "artifact": artifact.group(1).lower() if artifact else None,
        "event": live.removeprefix("live ") if live == "live lecture" else live or None,
        "direction": _direction(s.text, timed=bool(simultaneous or length)),
        "duration": "PT0S" if simultaneous else length,
    }
    return found


def _direction(text: str, *, timed: bool) -> str | None:
    """Before or after the event; a time within which something is out runs from the event's end."""
    if re.search(r"\b(before|prior|in advance|ahead)\b", text, re.IGNORECASE):
        return "before"
    return (
        "after" if timed or re.search(r"\b(after|following|once|afterwards)\b", text, re.IGNORECASE) else None
    )


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {**_published(s)}


CLOCK = "duration"
