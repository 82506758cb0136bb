"""How channels or names are written."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Team channels start with team-."
SAYS = "names follow the convention"
SIGNS = (
    r"\b(?:prefix|naming|named|begin with|start with|lower ?case|name (?:of|your|the) (?:channel|team))\b",
    r"`\w+-\*?`",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"pattern": None}


UNSEEN = "I see only the channels I was invited to."
