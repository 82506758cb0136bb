"""How a passage of the docs is shown: where it stands, what it says, and how old it is."""

from core.answers import Origin, Passage
from core.reply.blocks import Block, Quote, Small, Text
from core.reply.spans import Bold, Line, Link, Span
from core.words import tr


def source(passage: Passage) -> Span:
    """The passage's heading, as a link where it has an address."""
    return Link(passage.title, passage.url) if passage.url else Bold(passage.title)


def cited(passage: Passage, before: Line, heading: Span | None = None) -> tuple[Block, ...]:
    """The passage after some words, under its own heading unless another is given."""
    date = passage.updated
    said = tr("Answered on {date}.") if passage.origin is Origin.FORUM else tr("Last changed on {date}.")
    dated = (Small((said.format(date=f"{date.day} {date:%B %Y}"),)),) if date else ()
    return (Text((*before, heading or source(passage), ":")), Quote(passage.quote), *dated)
