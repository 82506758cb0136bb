"""How channels or names are written."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Team channels start with team-."
SAYS = ("names are written {pattern}", "names follow the convention given")
_PATTERN = re.compile(
    r"\b(?:start|begin|prefix\w*|end)\w*(?: with| in)? (?:the prefix )?[`\"“]?#?([\w<>\[\]{}*-]*-[\w<>\[\]{}*-]*)|"
    r"\b(?:named|called|format|pattern|convention)(?: is)?:? (?:as |after )?[`\"“]?#?([\w<>\[\]{}*-]*[-_][\w<>\[\]{}*-]*)",
    re.IGNORECASE,
)
CERTAIN = (r"\bchannels?(?: names?)? (?:should |must )?(?:start|begin) with\b",)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    found = _PATTERN.search(s.text)
    name = next(filter(None, found.groups()), "") if found else ""
    starts = bool(found and found.group(1)) and name.endswith("-")
    return {"pattern": f"{name}*" if starts else name}


UNSEEN = "I see only the channels I was invited to."
