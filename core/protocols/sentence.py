"""A published text cut into sentences, each with the heading it stands under."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

# A text over this size is read up to here.
MOST = 200_000
_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+(.*?)\s*#*$|^\s*\*\*(.{2,80}?)\*\*:?\s*$|^\s*\*([^*]{2,80})\*:?\s*$")
_ITEM = re.compile(r"^\s*(?:[-*+•◦]|\d{1,2}[.)])\s+")
_JOINT = re.compile(r";\s+|,\s+(?:but|while|whereas|and)\s+", re.IGNORECASE)
_END = re.compile(r"(?<=[.!?])(?<!\be\.g\.)(?<!\bi\.e\.)(?<!\betc\.)\s+(?=[\"“'(*_`#@A-Z0-9:✅])")
_TAG = re.compile(r"</?(?:p|div|br|li|ul|ol|h[1-6]|b|strong|em|i|span|a)\b[^>]*>", re.IGNORECASE)
_SLACK_CHANNEL = re.compile(r"<#\w+\|([^>]*)>")
_SLACK_LINK = re.compile(r"<(https?://[^|>]+)\|([^>]*)>")
_BROADCAST = re.compile(r"<!(channel|here|everyone)(?:\|[^>]*)?>")


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence or list item, with its heading (the last one above it) and whether it is an item."""

    text: str
    heading: str = ""
    item: bool = False


def sentences(text: str, heading: str = "") -> Iterator[Sentence]:
    """The sentences of a published text in order, whichever platform's mark-up it carries."""
    for line in _plain(text[:MOST]).splitlines():
        titled = _HEADING.match(line)
        if titled:
            heading = next(group for group in titled.groups() if group)
            continue
        item = bool(_ITEM.match(line))
        for part in _END.split(_ITEM.sub("", line).strip()):
            if part.strip():
                yield Sentence(part.strip(), heading, item)


def parts(sentence: Sentence) -> list[Sentence]:
    """The main clauses of a sentence, each of which may rule something of its own."""
    cut = _JOINT.split(sentence.text)
    return [replace(sentence, text=part) for part in cut if part.strip()]


def _plain(text: str) -> str:
    text = _SLACK_CHANNEL.sub(r"#\1", _SLACK_LINK.sub(r"\2", _BROADCAST.sub(r"@\1", text)))
    text = re.sub(r"</(?:p|div|li|h[1-6])>|<br\s*/?>", "\n", text, flags=re.IGNORECASE)
    return _TAG.sub("", text)
