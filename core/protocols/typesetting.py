"""A published text as a channel shows it: its headings, lists and paragraphs as blocks, without their mark-up."""

import re
from collections.abc import Iterator
from itertools import groupby

from core.protocols.sentence import heading_of, item_of
from core.protocols.tables import as_lists
from core.protocols.wrapping import unwrapped
from core.reply.blocks import Block, Bullets, Text
from core.reply.spans import Bold

_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_LINKED = re.compile(r"\[([^\]]+)\]\((https?://[^)\s]+)\)")


def typeset(text: str) -> Iterator[Block]:
    """The blocks of a text in Markdown, or with none of it; the rows of its tables are items, as they are read."""
    lines = [line for line in unwrapped(as_lists(text).splitlines()) if line.strip()]
    for is_item, some in groupby(lines, lambda line: item_of(line) is not None):
        if is_item:
            yield Bullets(tuple((_bare(item_of(line) or ""),) for line in some))
        else:
            yield from map(_paragraph, some)


def _paragraph(line: str) -> Text:
    heading = heading_of(line)
    return Text((Bold(_bare(heading)),)) if heading else Text((_bare(line.strip()),))


def _bare(line: str) -> str:
    return _LINKED.sub(r"\1 (\2)", _EMPHASIS.sub(r"\2", line))
