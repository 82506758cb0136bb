"""Posts follow a pattern."""

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.content import is_tellable, shows
from core.protocols.scope import texts
from core.protocols.sentence import Sentence
from core.reply import Block, Quote

EXAMPLE = "Job posts follow this format: title, place, link."
SAYS = "posts follow the template given"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"fields": None}


OFFER = "You could fill in what the channel has agreed on; it is easier to compare then:"
# A single field may be worded in many ways.
_FEWEST = 2


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
