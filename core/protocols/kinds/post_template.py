"""Posts follow a pattern."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Job posts follow this format: title, place, link."
SAYS = "posts follow the template"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"fields": None}


UNSEEN = "Whether a post fills the template takes a person's judgement."
