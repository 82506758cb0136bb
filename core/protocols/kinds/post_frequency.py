"""How often something may be posted."""

import re

from core.protocols import slots
from core.protocols.sentence import Sentence

EXAMPLE = "Post your newsletter once a month at most."
SAYS = (
    "post {content} at most {period}",
    "this is posted at most {period}",
    "this is not posted more often than the sentence allows",
)


_WHAT = re.compile(
    r"\bpost(?:ing)? (?:your |the |an? )?(?:same )?(.{3,40}?)(?: more than| at most| only)? (?=once|twice|\w+ times|every|each|daily|weekly|monthly)",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    found = _WHAT.search(s.text)
    return {"content": [f"the {found.group(1)}"] if found else [], "period": slots.how_often(s.text)}


UNSEEN = "Whether two posts are of the same sort takes a person's judgement."
