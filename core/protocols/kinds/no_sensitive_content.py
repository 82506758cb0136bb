"""No secrets or personal data."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Never post passwords or personal data."
SAYS = "no secrets or personal data"
SIGNS = (
    r"\b(?:passwords?|secrets?|confidential|sensitive|personal (?:data|information)|private information|credentials|tokens?|api keys?|pii|phi)\b",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"content": None}
