"""Coming is required."""

from core.protocols import slots
from core.protocols.modality import lifted
from core.protocols.sentence import Sentence

EXAMPLE = "Attendance at lectures is mandatory."
DEED = r"(?:attend|come|join)(?:ing)?"
SAYS = ("coming to {event:the} is mandatory", "coming is mandatory")
CERTAIN = (
    r"\b(?:attendance|workshops?|sessions?|lectures?|classes|meetings?|webinars?)\b[^.;,]{0,40}\b(?:is|are) (?:mandatory|compulsory|obligatory)\b",
)
# Where the duty is lifted, "nobody has to come", it is the contrary.
FILLS = ("duty",)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"event": slots.event(s.text), "duty": not lifted(s.text) or None}


UNSEEN = "Who came is known from the attendance file, not from the chat."
