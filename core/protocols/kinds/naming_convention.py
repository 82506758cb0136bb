"""How channels or names are written."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Team channels start with team-."
SAYS = "names follow the convention given"
CERTAIN = (r"\bchannels?(?: names?)? (?:should |must )?(?:start|begin) with\b",)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"pattern": None}


UNSEEN = "I see only the channels I was invited to."
