"""There is another way than being there live."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "If you miss the session, watch the recording."
LIFTED = True
SAYS = (
    "whoever misses {event:the} can {do} instead",
    "whoever cannot come can {do} instead",
    "whoever misses {event:the} can use {alternative:the} instead",
    "whoever cannot come can use {alternative:the} instead",
    "there is another way than coming to {event:the}",
    "there is another way than being there live",
)
CERTAIN = (
    r"\b(?:all|everything|every)\b[^.;]{0,30}\b(?:is|are) (?:also )?(?:covered )?in (?:the )?(?:text|video|recording|notes|slides|course materials?)",
    r"\b(?:workshops?|sessions?|lectures?|classes)\b[^.;]{0,30}\brecorded for\b",
    r"\bif there (?:is|are)\b[^.;]{0,40}\b(?:create|open|start) an? (?:dedicated )?(?:forum )?thread\b",
)


_DO = re.compile(
    r"\b(?:may|can|should|please|make sure to|must|,)\s+((?:watch|read|submit|work through|complete|view|listen to|catch up)\b[^.;]{5,120}?)(?: instead)?(?=[.;]|$)",
    re.IGNORECASE,
)


def _alternative(text: str) -> str | None:
    found = re.search(
        r"\b(text and video series|dedicated forum thread|recording|record(?=ed)|forum thread|video|notes|slides|course material)",
        text,
    )
    return None if not found else "recording" if found.group(1).startswith("record") else found.group(1)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    done = _DO.search(s.text)
    return {
        "event": slots.event(s.text),
        "alternative": _alternative(s.text),
        "do": done.group(1) if done else None,
    }


DOES = "I remind staff before the alternative is due, where a day or a time is given."
