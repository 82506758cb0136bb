"""Posts follow a pattern."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.content import is_tellable, shows
from core.protocols.scope import texts
from core.protocols.sentence import Sentence
from core.reply.blocks import Block, Quote

EXAMPLE = "Job posts follow this format: title, place, link."
DEED = r"(?:use|using|follow)(?: \w+)? (?:template|form|format)"
# A single field may be worded in many ways.
_FEWEST = 2
SAYS = (
    "{content} say: {fields}",
    "posts say: {fields}",
    "{content} follow the template given",
    "posts follow the template given",
)
_POSTING = re.compile(r"\bwhen (?:you )?post(?:ing)? (?:an? |your )?([a-z][\w -]{2,40}?),", re.IGNORECASE)
_OF_WHAT = re.compile(
    r"^\W*(?:all |every |each |new |please )*((?!when\b|please\b|use\b)[a-z][\w -]{2,40}?) "
    r"(?:must|should|need|have to|has to|follow\w*|includ\w*|contain\w*|state)\b",
    re.IGNORECASE,
)
_FIELDS = re.compile(
    r"(?::|\b(?:include|including|contain|state|mention|name|give|with)\b)\s*((?!this\b|the following\b)[^.:;()]{3,160})",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    posting, sort, named = _POSTING.search(s.text), _OF_WHAT.search(s.text), _FIELDS.search(s.text)
    what = f"{posting.group(1)} posts" if posting else sort.group(1) if sort else ""
    found = slots.row(named.group(1)) if named else []
    return {
        "content": [what.lower()] if what else [],
        "fields": found if len(found) >= _FEWEST else [],
    }


def listed(items: list[str]) -> slots.Slots:
    """The fields that a list under such a sentence names."""
    return {"fields": [item.strip(" .;,").split(":")[0] for item in items]}


OFFER = "You could fill in what the channel has agreed on; it is easier to compare then:"


def blind(clause: Clause) -> str | None:
    known = len(_fields(clause)) >= _FEWEST and is_tellable(_content(clause))
    return None if known else "Whether a post fills the template takes a person's judgement."


def broken(case: Case, clause: Clause) -> bool:
    """A post that is beyond doubt of that sort has none of the template's fields."""
    said = case.message.text.lower()
    lacks = not any(field.lower() in said for field in _fields(clause))
    if blind(clause) or not (lacks and case.message.opens_conversation):
        return False
    return shows(case.prose, _content(clause))


def mended(case: Case, clause: Clause) -> tuple[Block, ...]:
    """The template, to be filled in."""
    return (Quote("\n".join(f"{field}:" for field in _fields(clause))),)


def _fields(clause: Clause) -> tuple[str, ...]:
    return texts(clause.slots.get("fields"))


def _content(clause: Clause) -> str:
    return " ".join(texts(clause.slots.get("content"))) or clause.sentence
