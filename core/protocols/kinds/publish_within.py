"""Something is published within a time of an event."""

import re

from core.protocols import slots
from core.protocols.artefacts import one
from core.protocols.sentence import Sentence

EXAMPLE = "Recordings are posted within 24 hours of the session."
DEED = r"(?:be )?(?:post|publish|share|upload|release|send|sent|distribute|record)(?:e?d)?"
EACH = (("artifact",), ("duration", "direction"))
SAYS = (
    "{artifact:out}[ and {companion:out}] will be out {duration:within} after {event:the}",
    "{artifact:out}[ and {companion:out}] will be out {duration:within}",
    "{artifact:out} will be out[ {direction} {event:the}]",
    "it will be out[ {duration:within}][ {direction} {event:the}]",
)
_BEFORE_IT = (
    "{artifact:out} will be out {duration:ahead} before {event:the}",
    "{artifact:out} will be out {duration:ahead} before it is needed",
    "it will be out {duration:ahead} before {event:the}",
    "it will be out {duration:ahead} before it is needed",
)
_TOGETHER = (
    "{artifact:out} will be out together with {companion:out}",
    "it will be out together with {companion:out}",
)
CERTAIN = (
    r"\b(?:recordings?|slides|notes|worksheets?|videos?)\b[^.;]{0,60}\b(?:posted|published|uploaded|available|shared|out)\b[^.;]{0,30}\b(?:within (?:\d+|an?|one|two|three)\b|simultaneously|at the same time)",
)

_ARTIFACT = re.compile(
    r"\b(recording|(?:slide )?deck|slide|note|minute|material|agenda|handout|worksheet|solution|grade|video|transcript|summary|(?:exercise )?sheet|assignment|announcement|newsletter|"
    r"(?:join|zoom|meeting|video) link|invitation|invite|schedule|reading)s?\b",
    re.IGNORECASE,
)
_BESIDE = re.compile(rf"\btogether with (?:the |its |a )?{_ARTIFACT.pattern}", re.IGNORECASE)
# What people need to come, or to come prepared, is of no use afterwards.
_BEFOREHAND = re.compile(r"\b(?:agendas?|links?|invit\w+|(?:pre-?)?readings?|schedules?)\b", re.IGNORECASE)
_NEXT_TO = re.compile(r"\bthe (day|morning|evening|week) (?:after|before)(?:wards|hand)?\b", re.IGNORECASE)
_BEFORE = re.compile(r"\b(?:before|prior|in advance|ahead)\b", re.IGNORECASE)
_AFTER = re.compile(r"\b(?:after|following|once|afterwards)\b", re.IGNORECASE)


def _published(s: Sentence) -> slots.Slots:
    artifact = _ARTIFACT.search(s.text)
    beside = _BESIDE.search(s.text)
    length = _length(s.text)
    simultaneous = not length and re.search(
        r"\b(simultaneously|at the same time|together with)\b", s.text, re.IGNORECASE
    )
    live = one(slots.event(s.text) or slots.event(s.heading) or "")
    found: slots.Slots = {
        "artifact": artifact.group(1).lower() if artifact else None,
        "event": live.removeprefix("live ") if live == "live lecture" else live or None,
        "direction": _direction(s, timed=bool(simultaneous or length)),
        "duration": "PT0S" if simultaneous else length,
        "companion": beside.group(1).lower() if beside else None,
    }
    return found


def _length(text: str) -> str | None:
    """The time it takes; "the day after" and "the evening before" are a day."""
    length = slots.duration(text)
    day = None if slots.is_exact(length) else _NEXT_TO.search(text)
    if day is None:
        return length
    return "P7D" if day.group(1).lower() == "week" else "P1D"


def _direction(s: Sentence, *, timed: bool) -> str | None:
    """Before or after the event, by the sentence or its heading; a time alone runs from the end, but for what is needed to come."""
    for said in (s.text, s.heading):
        if _BEFORE.search(said):
            return "before"
        if _AFTER.search(said):
            return "after"
    if not timed:
        return None
    return "before" if _BEFOREHAND.search(s.text) else "after"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {**_published(s)}


def says(said: slots.Slots) -> tuple[str, ...]:
    if said.get("companion") and said.get("duration") == "PT0S":
        return _TOGETHER
    before = said.get("direction") == "before" and said.get("duration")
    return _BEFORE_IT if before else SAYS


CLOCK = "duration"
