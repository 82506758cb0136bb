"""How often something may be posted."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Post your newsletter once a month at most."
SAYS = "at most once a period"
SIGNS = (
    r"\b(?:once|twice|per|every|at most|limit\w*|no more than)\b.{0,30}\b(?:a |per )?(?:day|week|month|weeks|months|days|year)\b",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"max": 1}


UNSEEN = "Whether two posts are of the same sort takes a person's judgement."
