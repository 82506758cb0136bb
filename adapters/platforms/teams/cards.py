"""Core's pages as Adaptive Cards 1.5, within Teams's 28 KB, with text wherever a client cannot draw.

Text runs are never read as Markdown by the client, so nothing from docs or people can turn into a link or a
mention. A moment is shown by the client on its reader's own clock.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import UTC
from typing import Any

from adapters.platforms.teams.charts import chart
from core.reply.blocks import Block, Bullets, Button, Buttons, Divider, Heading, Quote, Small, Text
from core.reply.figures import Chart, Table
from core.reply.pages import Page
from core.reply.spans import Bold, Code, Line, Link, Person, Place, Span, When
from core.words import tr

Json = dict[str, Any]

# Teams refuses larger ones (MessageSizeTooBig); its own budget is 28 KB.
BUDGET = 27_000
# Teams takes six buttons in a row and cuts off what does not fit its width: so many letters do, also in a narrow chat.
_ACTIONS_IN_ROW, _LETTERS_IN_ROW = 6, 45
_TABLE_ROWS, _TABLE_COLUMNS = 60, 10
_LONGEST = 8_000


def card(shown: Page, context: Json | None = None, *, mark: str = "") -> Json:
    """The page as a card. `context` comes back with each button; `mark` is the id under which it is found again."""
    body = [element for block in shown.blocks for element in _block(block, context or {})]
    return fitted(assembled(body or [_text((shown.summary,))], shown.summary, mark))


def assembled(body: list[Json], summary: str, mark: str = "") -> Json:
    """A card from its elements; its first element carries the mark."""
    first = {**body[0], "id": mark} if mark else body[0]
    return {
        "type": "AdaptiveCard",
        "$schema": "http://adaptivecards.io/schemas/adaptive-card.json",
        "version": "1.5",
        "fallbackText": summary[:1_000],
        "speak": summary[:1_000],
        "msteams": {"width": "Full"},
        "body": [first, *body[1:]],
    }


def fitted(whole: Json, budget: int = BUDGET) -> Json:
    """The card within the budget in bytes: elements are left out from the end on, and that is said."""
    if size(whole) <= budget:
        return whole
    body = list(whole["body"])
    left = small((tr("The rest is left out: it is too long for Teams."),))
    while len(body) > 1 and size({**whole, "body": [*body, left]}) > budget:
        body.pop()
    return {**whole, "body": [*body, left]}


def size(whole: Json) -> int:
    return len(json.dumps(whole, ensure_ascii=False).encode())


def _block(block: Block, context: Json) -> Iterator[Json]:
    match block:
        case Heading(text):
            style: Json = {"weight": "Bolder", "size": "Large"}
            yield {
                "type": "RichTextBlock",
                "inlines": [{"type": "TextRun", "text": text[:_LONGEST], **style}],
            }
        case Text((Code(text),)) if "\n" in text:
            yield _code(text)
        case Text(line):
            yield _text(line)
        case Small(line):
            yield small(line)
        case Quote(text):
            run: Json = {"type": "TextRun", "text": _cut(text), "italic": True}
            yield {
                "type": "Container",
                "style": "emphasis",
                "items": [{"type": "RichTextBlock", "inlines": [run]}],
            }
        case Bullets(lines):
            for number, line in enumerate(lines):
                yield {**_text(("• ", *line)), **({"spacing": "Small"} if number else {})}
        case Table():
            yield from table(block)
        case Chart():
            yield from chart(block, list(table(block.as_table())))
        case Buttons():
            yield from _rows(block, context)
        case Divider():
            yield {
                "type": "Container",
                "separator": True,
                "items": [{"type": "TextBlock", "text": " ", "size": "Small"}],
            }


def _code(text: str) -> Json:
    """Code in lines, its indentation kept; clients that have no such element get it as text."""
    shown = _cut(text.strip("\n"))
    kept = "\n".join(_indented(row) for row in shown.split("\n"))
    plain = {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": kept, "fontType": "Monospace"}]}
    return {"type": "CodeBlock", "codeSnippet": shown, "language": "PlainText", "fallback": plain}


def _indented(row: str) -> str:
    """Spaces at the front of a text run are lost, unless they are of the kind that does not break."""
    bare = row.lstrip(" ")
    return "\u00a0" * (len(row) - len(bare)) + bare


def _text(line: Line) -> Json:
    return {"type": "RichTextBlock", "inlines": runs(line)}


def small(line: Line) -> Json:
    """A remark under the rest."""
    return {
        "type": "RichTextBlock",
        "inlines": [{**run, "size": "Small", "isSubtle": True} for run in runs(line)],
    }


def runs(line: Sequence[Span]) -> list[Json]:
    """Spans as text runs, cut at the longest that one block should hold."""
    found: list[Json] = []
    room = _LONGEST
    for span in line:
        said, style = _span(span)
        if len(said) > room:
            kept = "" if isinstance(span, When) else said[: max(room - 1, 0)]
            found.append({"type": "TextRun", "text": kept + "…"})
            break
        room -= len(said)
        if said:
            found.append({"type": "TextRun", "text": said, **style})
    return found or [{"type": "TextRun", "text": " "}]


def _span(span: Span) -> tuple[str, Json]:
    match span:
        case str():
            return _addressed(span), {}
        case Bold(text):
            return text, {"weight": "Bolder"}
        case Code(text):
            return _addressed(text), {"fontType": "Monospace"}
        case Link(text, url):
            # A client opens an address without telling anybody.
            if not url.startswith(("https://", "http://", "mailto:")):
                return text, {}
            return text, {
                "underline": True,
                "selectAction": {"type": "Action.OpenUrl", "url": url, "title": text[:100]},
            }
        case Person(id, name):
            return name or id, {"weight": "Bolder"}
        case Place(id, name):
            return f"#{name or id}", {"weight": "Bolder"}
        case When(at):
            moment = f"{at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
            return f"{{{{DATE({moment}, SHORT)}}}} {{{{TIME({moment})}}}}", {}


def _addressed(text: str) -> str:
    """Commands as they are given in Teams, where every tenant has mentions and few have slash commands."""
    return text.replace("/stillwater", "@Stillwater")


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def table(shown: Table) -> Iterator[Json]:
    """Figures in rows and columns; what does not fit is left out and said so."""
    rows = [row[:_TABLE_COLUMNS] for row in shown.rows[:_TABLE_ROWS]]
    if shown.title:
        yield _text((Bold(shown.title),))
    yield {
        "type": "Table",
        "firstRowAsHeader": True,
        "columns": [{"width": 2 if n == 0 else 1} for n in range(len(shown.columns[:_TABLE_COLUMNS]))],
        "rows": [
            _table_row(row, header=n == 0) for n, row in enumerate((shown.columns[:_TABLE_COLUMNS], *rows))
        ],
    }
    if len(shown.rows) > _TABLE_ROWS or len(shown.columns) > _TABLE_COLUMNS:
        yield small((tr("The table is cut: it is too long for Teams."),))


def _table_row(cells: Sequence[str], *, header: bool) -> Json:
    style: Json = {"weight": "Bolder"} if header else {}
    return {
        "type": "TableRow",
        "cells": [
            {"type": "TableCell", "items": [
                {"type": "RichTextBlock", "inlines": [{"type": "TextRun", "text": cell[:500] or " ", **style}]}
            ]}
            for cell in cells
        ],
    }  # fmt: skip


def _rows(shown: Buttons, context: Json) -> Iterator[Json]:
    """Buttons in rows that are not cut off; the last one's "…" holds what is seldom needed."""
    row: list[Button] = []
    for button in shown.buttons:
        letters = sum(len(one.label) for one in (*row, button))
        if row and (len(row) == _ACTIONS_IN_ROW or letters > _LETTERS_IN_ROW):
            yield _row(row, context)
            row = []
        row.append(button)
    if row or shown.more:
        yield _row(row, context, shown.more)


def _row(buttons: Sequence[Button], context: Json, more: Sequence[Button] = ()) -> Json:
    behind = [{**_button(button, context), "mode": "secondary"} for button in more]
    return {"type": "ActionSet", "actions": [*(_button(button, context) for button in buttons), *behind]}


def _button(button: Button, context: Json) -> Json:
    """A button; where it asks for confirmation that is a second tap on a card that folds out."""
    pressed = execute(button.label, button.does, {**context, "does": button.does, "about": button.about})
    if button.primary:
        pressed["style"] = "positive"
    if not button.confirm:
        return pressed
    sure = {
        "type": "AdaptiveCard",
        "body": [_text((button.confirm,))],
        "actions": [{**pressed, "title": tr("Yes")}],
    }
    return {"type": "Action.ShowCard", "title": button.label, "card": sure}


def execute(title: str, verb: str, data: Json) -> Json:
    """An Action.Execute, and for clients without it an Action.Submit with the same data."""
    return {
        "type": "Action.Execute", "title": title[:100], "verb": verb, "data": data,
        "fallback": {"type": "Action.Submit", "title": title[:100], "data": data},
    }  # fmt: skip
