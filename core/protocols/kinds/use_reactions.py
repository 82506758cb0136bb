"""An emoji says it."""

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "React with :eyes: when you are looking at it."
SAYS = "{emoji} says it without a message"
SIGNS = (
    r"\b(?:react(?:ion|ions|ing)?|emojis?|thumbs|checkmark)\b",
    r":[a-z_+-]{3,30}:",
    r"[\u2600-\u27bf\U0001f300-\U0001faff]",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"emoji": slots.emoji(s.text)}
