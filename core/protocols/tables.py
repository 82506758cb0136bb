"""Tables of a published text as lists: a row of the columns channel and purpose is an item, "#help: questions"."""

import re
from collections.abc import Iterator

_ROW = re.compile(r"^\s*\|(.+?)\|?\s*$")
_RULE = re.compile(r"^[\s|:+-]*-[\s|:+-]*$")
# A column that says where; whatever else the table has is said of that.
_WHERE = re.compile(r"\b(?:channels?|where|venues?|places?|rooms?|forums?|spaces?)\b", re.IGNORECASE)
# A cell that is a sentence, beside which another stands: its translation, its reason.
_WHOLE = re.compile(r"\w[.!?]$")
_NAME = re.compile(r"^[`*_]*([a-z][\w-]+)[`*_]*$", re.IGNORECASE)


def as_lists(text: str) -> str:
    """The text with each row of its Markdown tables as an item of a list; the row of titles is left out."""
    return "\n".join(_lines(text.splitlines()))


def _lines(lines: list[str]) -> Iterator[str]:
    titles: list[str] | None = None
    for number, line in enumerate(lines):
        row = _ROW.match(line)
        if not row:
            titles = None
            yield line
        elif _RULE.match(line):
            continue
        elif number + 1 < len(lines) and _RULE.match(lines[number + 1]):
            titles = _cells(row)
        else:
            yield _item(_cells(row), titles or [])


def _cells(row: re.Match[str]) -> list[str]:
    return [cell.strip() for cell in row.group(1).split("|")]


def _item(cells: list[str], titles: list[str]) -> str:
    where = next((n for n, title in enumerate(titles[: len(cells)]) if _WHERE.search(title)), None)
    first = cells.pop(where or 0)
    named = _NAME.match(first)
    if where is not None and named and re.search(r"\bchannel", titles[where], re.IGNORECASE):
        first = f"#{named.group(1)}"
    rest = ", ".join(filter(None, cells))
    between = " " if _WHOLE.search(first) else ": "
    return f"- {first}{between}{rest}" if rest else f"- {first}"
