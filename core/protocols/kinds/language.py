"""Which language is spoken."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Please write in English."
SAYS = "written in {language}"
SIGNS = (r"\b(?:English|French|German|Spanish|Portuguese|Italian|Chinese|languages?)\b",)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"language": slots.language(s.text)}
