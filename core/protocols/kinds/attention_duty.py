"""Who reads which channel how often."""

from core.protocols import places, slots
from core.protocols.sentence import Sentence

EXAMPLE = "Check the announcements channel every day."
SAYS = (
    "{who:they} should read {venue:the} {frequency}",
    "{who:they} should read the channel {frequency}",
    "read {venue:the} {frequency}",
    "read the channel {frequency}",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"who": slots.role(s.text), "venue": places.venues(s), "frequency": slots.how_often(s.text)}


def says(said: slots.Slots) -> tuple[str, ...]:
    return SAYS if said.get("frequency") else tuple(p.replace("{frequency}", "regularly") for p in SAYS)


UNSEEN = "I cannot see what anybody has read."
