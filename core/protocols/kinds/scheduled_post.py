"""Somebody posts something regularly."""

import re

from core.protocols import places, slots
from core.protocols.posted import small
from core.protocols.sentence import Sentence

EXAMPLE = "The lead posts an update every Monday."
SAYS = (
    "{who:they} will post {content}[ {venue:in}][ {frequency}]",
    "{content} is posted[ {venue:in}][ {frequency}]",
    "{who:they} will post this[ {venue:in}] regularly",
    "this is posted[ {venue:in}] regularly",
)
_POST = r"(?:posts?|shares?|sends?(?: out)?|publish(?:es)?|writes?)"
# "Every Friday the lead writes": a day is nobody.
_WHO = re.compile(
    rf"\b((?:the|our|each|every|all) (?!\w*day\b|week\b|month\b|morning\b)[\w-]+(?: [\w-]+)?) (?:will |should |must |has to |have to )?{_POST}\b",
    re.IGNORECASE,
)
_WHAT = re.compile(
    rf"\b{_POST} ((?:an?|the|our|your|their|his|her|its) [^.;,:]{{2,40}}?)(?= (?:in|on|to|into|at|every|each|once|twice|before|by)\b| (?:daily|weekly|monthly)\b|[.;,:]|$)|"
    r"^\W*((?:an?|the|our) [^.;,:]{2,40}?) (?:is|will be) (?:posted|shared|sent|published)\b",
    re.IGNORECASE,
)

_ARTICLE = re.compile(r"^\w+")


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    who, what, often = _WHO.search(s.text), _WHAT.search(s.text), slots.how_often(s.text)
    content = next(filter(None, what.groups())) if what else ""
    return {
        "who": small(who.group(1)) if who else slots.role(s.text),
        "content": _ARTICLE.sub(lambda article: article.group().lower().replace("your", "the"), content),
        "venue": places.channels(s),
        "frequency": None if often and often in content else often,
    }


UNSEEN = "Whether a post is the regular one takes a person's judgement."
