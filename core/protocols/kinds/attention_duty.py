"""Who reads which channel how often."""

import re

from core.protocols import places, slots
from core.protocols.sentence import Sentence

EXAMPLE = "Check the announcements channel every day."
DEED = r"(?:check|checking|read|reading|monitor|follow|watch)"
SAYS = (
    "{who:they} should read {venue:the} {frequency}",
    "{who:they} should read the channel {frequency}",
    "read {venue:the} {frequency}",
    "read the channel {frequency}",
)
# What is to be done: whoever only writes somewhere has not read it.
_DUTY = re.compile(
    r"\b(read(?:ing)?|check(?:s|ed|ing)?|monitor(?:s|ed|ing)?|follow(?:s|ing)?|watch(?:es|ing)?|see|look(?:s|ing)? (?:at|into|in|through)|"
    r"keep(?:ing)? (?:an eye|up)|stay(?:ing)? (?:tuned|up|on top|in)|join(?:ed|ing)?|mut(?:e|ed|ing)|leave|subscribe[ds]?|notifications?|"
    r"log(?:ging)? in|visit|go through|catch(?:ing)? up|(?:be|are|is|been) (?:sure to be |automatically )?(?:in|on|aware|active|added|present|responsible)|"
    r"responsib\w+|pay(?:ing)? attention|attentive|counts? as|known|reachable|open)\b",
    re.IGNORECASE,
)
FILLS = ("duty",)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    duty = _DUTY.search(s.text)
    return {
        "who": slots.role(s.text),
        "venue": places.venues(s),
        "frequency": slots.how_often(s.text),
        "duty": duty.group(1).lower() if duty else None,
    }


def says(said: slots.Slots) -> tuple[str, ...]:
    return SAYS if said.get("frequency") else tuple(p.replace("{frequency}", "regularly") for p in SAYS)


UNSEEN = "I cannot see what anybody has read."
