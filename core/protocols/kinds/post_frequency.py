"""How often something may be posted."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Post your newsletter once a month at most."
SAYS = "this is not posted more often than the sentence allows"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"max": 1}


UNSEEN = "Whether two posts are of the same sort takes a person's judgement."
