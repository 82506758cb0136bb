"""Tables of a published text as lists: a row of the columns channel and purpose is an item, "#help: questions"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_ROW = re.compile(r"^\s*\|(.+?)\|?\s*$")
_RULE = re.compile(r"^[\s|:+-]*-[\s|:+-]*$")
# A column that says where; whatever else the table has is said of that.
_WHERE = re.compile(r"\b(?:channels?|where|venues?|places?|rooms?|forums?|spaces?)\b", re.IGNORECASE)
# A cell that is a sentence, beside which another stands: its translation, its reason.
_WHOLE = re.compile(r"\w[.!?]$")
_NAME = re.compile(r"^[`*_]*([a-z][\w-]+)[`*_]*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table; the cell at `where` names what the others are said of, and is `called` so."""

    cells: tuple[str, ...]
    where: int
    called: str

    @property
    def said(self) -> str:
        """The row as an item of a list says it."""
        rest = ", ".join(filter(None, self._others))
        return f"{self.called}{self._between}{rest}" if self.called and rest else self.called or rest

    @property
    def _between(self) -> str:
        return " " if _WHOLE.search(self.called) else ": "

    @property
    def _others(self) -> list[str]:
        return [cell for number, cell in enumerate(self.cells) if number != self.where]

    def put(self, sentence: re.Pattern[str], instead: str) -> str:
        """The line of the row with another sentence in the place of one that it says; empty where nothing is left."""
        within = next((n for n, cell in enumerate(self.cells) if sentence.search(cell)), None)
        if within is not None:
            cells = list(self.cells)
            cells[within] = _put(sentence, instead, cells[within])
        else:
            cells = self._saying(_put(sentence, instead, self.said), named=bool(instead))
        return f"| {' | '.join(cells)} |" if any(cells) else ""

    def _saying(self, said: str, *, named: bool) -> list[str]:
        """The cells of a row that says something else, of the same place unless that is `named` in it."""
        name, _, rest = said.partition(self._between) if named else (self.called if said else "", "", said)
        cells = _spread(rest, self._others)
        cells.insert(self.where, self.cells[self.where] if name == self.called else name)
        return cells


def _put(sentence: re.Pattern[str], instead: str, said: str) -> str:
    return " ".join(sentence.sub(lambda _: instead.replace("|", "/"), said, count=1).split())


def _spread(said: str, cells: list[str]) -> list[str]:
    """What is said now over the cells that said it before: those that stay keep their column."""
    front, back = [], list[str]()
    while len(cells) > 1 and said.startswith(f"{cells[0]}, "):
        front.append(cells[0])
        said, cells = said[len(cells[0]) + 2 :], cells[1:]
    while len(cells) > 1 and said.endswith(f", {cells[-1]}"):
        back.insert(0, cells[-1])
        said, cells = said[: -len(cells[-1]) - 2], cells[:-1]
    return [*front, said, *[""] * (len(cells) - 1), *back] if cells else []


def as_lists(text: str) -> str:
    """The text with each row of its Markdown tables as an item of a list; the row of titles is left out."""
    read = (row for _, row in _rows(text.splitlines()))
    return "\n".join(f"- {row.said}" if isinstance(row, Row) else row for row in read if row is not None)


def put(text: str, sentence: str, instead: str) -> str | None:
    """The text with what a row says in another sentence's place; None where no row says it.

    A row of which nothing is left goes.
    """
    words = re.compile(r"\s+".join(map(re.escape, sentence.split())))
    lines = text.splitlines()
    for number, (_, row) in enumerate(_rows(lines)):
        if isinstance(row, Row) and words.search(row.said):
            now = row.put(words, instead)
            return "\n".join([*lines[:number], *([now] if now else []), *lines[number + 1 :]])
    return None


def is_row(text: str, at: int) -> bool:
    """Does this place of a text stand in a row of a table?"""
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    return bool(_ROW.match(text[start : end if end >= 0 else None]))


def _rows(lines: list[str]) -> Iterator[tuple[str, Row | str | None]]:
    """Each line with the row it is; with itself outside of tables, with None where it says nothing by itself."""
    titles: list[str] | None = None
    for number, line in enumerate(lines):
        row = _ROW.match(line)
        if not row:
            titles = None
            yield line, line
        elif _RULE.match(line):
            yield line, None
        elif number + 1 < len(lines) and _RULE.match(lines[number + 1]):
            titles = _cells(row)
            yield line, None
        else:
            yield line, _row(_cells(row), titles or [])


def _cells(row: re.Match[str]) -> list[str]:
    return [cell.strip() for cell in row.group(1).split("|")]


def _row(cells: list[str], titles: list[str]) -> Row:
    where = next((n for n, title in enumerate(titles[: len(cells)]) if _WHERE.search(title)), None)
    called = cells[where or 0]
    named = _NAME.match(called)
    if where is not None and named and re.search(r"\bchannel", titles[where], re.IGNORECASE):
        called = f"#{named.group(1)}"
    return Row(tuple(cells), where or 0, called)
