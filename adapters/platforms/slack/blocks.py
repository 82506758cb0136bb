"""Core's pages as Block Kit, within Slack's limits: 50 blocks a message, 100 in a modal and in App Home."""

from collections.abc import Iterator
from typing import Any

from adapters.platforms.slack.text_out import LONGEST, cut, escaped, mrkdwn, quoted, shortened
from core.reply.blocks import Block, Bullets, Button, Buttons, Divider, Heading, Quote, Small, Text
from core.reply.figures import Chart, ChartKind, Table
from core.reply.pages import Page
from core.reply.spans import Bold, Line, Link
from core.words import tr

Json = dict[str, Any]

IN_MESSAGE = 50
IN_VIEW = 100
_ELEMENTS_IN_BLOCK = 25
# The menu of what is seldom needed, and the longest value of its lines.
MENU, _VALUE = "menu", 75
_TABLE_ROWS = 100
_TABLE_COLUMNS = 20
_CHARTS_IN_MESSAGE = 2
# A longer cell would push the figures out of sight.
_CELL = 60
_TITLE = 150
# A table of more letters than this is cut off at the side of a window, and of any telephone.
_WIDE = 72
_KINDS = {ChartKind.LINE: "line", ChartKind.BAR: "bar", ChartKind.STACKED: "area"}


def blocks(shown: Page, limit: int = IN_MESSAGE, *, charts: bool = False) -> list[Json]:
    """The page's blocks; what does not fit is left out and said so.

    With `charts`, up to two are drawn by Slack (`data_visualization`), their figures beside them as text;
    otherwise the figures stand alone.
    """
    found: list[Json] = []
    drawn = 0
    for block in shown.blocks:
        if isinstance(block, Chart):
            draw = charts and drawn < _CHARTS_IN_MESSAGE and _drawable(block)
            drawn += draw
            found += _chart(block, draw)
        else:
            found += _block(block)
    if len(found) > limit:
        found = [*found[: limit - 1], _context(tr("The rest is left out: it is too long for Slack."))]
    return found


def fallback(shown: Page) -> str:
    """The page's summary as the text that stands in for its blocks."""
    return shortened(shown.summary)


def has_charts(shown: Page) -> bool:
    return any(isinstance(block, Chart) for block in shown.blocks)


def _block(block: Block) -> Iterator[Json]:
    match block:
        case Heading(text):
            yield {"type": "header", "text": plain_text(text, 150)}
        case Text(line):
            yield _text(line)
        case Small(line):
            yield _context(mrkdwn(line))
        case Quote(text):
            yield _section(quoted(text))
        case Bullets(lines):
            yield from _bullets([f"• {mrkdwn(line, LONGEST - 2)}" for line in lines])
        case Table():
            yield from _table(block)
        case Buttons():
            yield from _buttons(block)
        case Divider():
            yield {"type": "divider"}
        case Chart():
            yield from _chart(block, draw=False)


def plain_text(text: str, limit: int) -> Json:
    return {"type": "plain_text", "text": cut(text, limit) or "–", "emoji": False}


def _section(text: str) -> Json:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text or " ", "verbatim": True}}


def _text(line: Line) -> Json:
    """A line; Slack tells of no link in it that it was followed, so one that is to tell stands beside it as a button."""
    telling = next((s for s in line if isinstance(s, Link) and s.does and _on_the_web(s.url)), None)
    if telling is None:
        return _section(mrkdwn(line))
    shown = _section(mrkdwn([Bold(span.text) if span is telling else span for span in line]))
    opening = _button(Button(tr("Open the page"), telling.does, telling.about), 0)
    return {**shown, "accessory": {**opening, "url": telling.url}}


def _on_the_web(url: str) -> bool:
    return url.startswith(("https://", "http://"))


def _context(text: str) -> Json:
    return {"type": "context", "elements": [{"type": "mrkdwn", "text": text or " ", "verbatim": True}]}


def _bullets(rows: list[str]) -> Iterator[Json]:
    """Bullets, as many to a section as its text holds."""
    held: list[str] = []
    for row in rows:
        if held and sum(map(len, held)) + len(held) + len(row) > LONGEST:
            yield _section("\n".join(held))
            held = []
        held.append(row)
    if held:
        yield _section("\n".join(held))


def _table(table: Table) -> Iterator[Json]:
    """Figures set in columns as preformatted text, which messages, modals and App Home all take; wide ones as bullets."""
    if table.title:
        yield _section(mrkdwn((Bold(cut(table.title, _TITLE)),)))
    rows = [
        [cut(cell, _CELL) for cell in row[:_TABLE_COLUMNS]]
        for row in (table.columns, *table.rows[:_TABLE_ROWS])
    ]
    widths = [max(len(row[i]) for row in rows if i < len(row)) for i in range(len(rows[0]))]
    if sum(widths) + 2 * len(widths) > _WIDE:
        yield from _bullets([_said(rows[0], row) for row in rows[1:]])
        written = len(rows)
    else:
        shown, written = _preformatted([_row(row, widths) for row in rows])
        yield shown
    if written < len(rows) or len(table.rows) > _TABLE_ROWS or len(table.columns) > _TABLE_COLUMNS:
        yield _context(tr("The table is cut: it is too long for Slack."))


def _said(columns: list[str], row: list[str]) -> str:
    """A row that is too wide to be read in columns: its name, and each figure with what it is where there are several."""
    names = columns[1:] if len(columns) > 2 else [""]
    figures = (f"{name} {cell}".strip() for name, cell in zip(names, row[1:], strict=False))
    return mrkdwn(("• ", Bold(row[0]), ": " if row[1:] else "", " · ".join(figures)))


def _row(row: list[str], widths: list[int]) -> str:
    first, *rest = (cell.replace("\n", " ") for cell in row)
    padded = (cell.rjust(width) for cell, width in zip(rest, widths[1:], strict=False))
    return escaped("  ".join((first.ljust(widths[0]), *padded)).rstrip()).replace("`", "ˋ")


def _preformatted(lines: list[str]) -> tuple[Json, int]:
    """As many lines as a section holds, and how many those are."""
    kept: list[str] = []
    room = LONGEST - len("```\n\n```")
    for line in lines:
        room -= len(line) + 1
        if room < 0:
            break
        kept.append(line)
    return _section("```\n" + "\n".join(kept) + "\n```"), len(kept)


def _buttons(shown: Buttons) -> Iterator[Json]:
    """Buttons in their blocks; in the last one, behind a "…", what is seldom needed."""
    elements = [_button(button, number) for number, button in enumerate(shown.buttons)]
    if shown.more:
        elements.append({"type": "overflow", "action_id": MENU, "options": list(map(_option, shown.more))})
    for start in range(0, len(elements), _ELEMENTS_IN_BLOCK):
        yield {"type": "actions", "elements": elements[start : start + _ELEMENTS_IN_BLOCK]}


def _option(button: Button) -> Json:
    """A button as a line of a menu, which has no action id of its own: its value says what it does, and about what."""
    value = f"{button.does} {button.about}".rstrip()
    if len(value) > _VALUE:
        raise ValueError(f"What the option {button.does} is about has to fit in {_VALUE} characters with it.")
    return {"text": plain_text(button.label, 75), "value": value}


def _button(button: Button, number: int) -> Json:
    """A button; its action id is made unique in its block, as Slack requires."""
    if len(button.about) > 2000:
        raise ValueError(f"What the button {button.does} is about has to fit in 2,000 characters.")
    shown: Json = {
        "type": "button",
        "action_id": f"{button.does}#{number}",
        "text": plain_text(button.label, 75),
        "value": button.about or "-",
    }
    if button.primary:
        shown["style"] = "primary"
    if button.confirm:
        shown["confirm"] = {
            "title": plain_text(button.label, 100),
            "text": plain_text(button.confirm, 300),
            "confirm": plain_text(tr("Yes"), 30),
            "deny": plain_text(tr("Cancel"), 30),
        }
    return shown


def _drawable(chart: Chart) -> bool:
    """Can Slack draw it: 1 to 20 points, at most six series, no gaps, labels told apart when cut?"""
    labels = {category[:20] for category in chart.categories}
    return (
        0 < len(chart.categories) <= 20
        and len(labels) == len(chart.categories)
        and all(label.strip() for label in labels)
        and 0 < len(chart.series) <= 6
        and all(value is not None for series in chart.series for value in series.values)
    )


def _chart(chart: Chart, draw: bool) -> Iterator[Json]:
    if draw:
        yield {
            "type": "data_visualization",
            "title": cut(chart.title, 50) or "–",
            "chart": {
                "type": _KINDS[chart.kind],
                "series": [
                    {
                        "name": cut(series.name, 20) or "–",
                        "data": [
                            {"label": category[:20], "value": value}
                            for category, value in zip(chart.categories, series.values, strict=True)
                        ],
                    }
                    for series in chart.series
                ],
                "axis_config": {"categories": [category[:20] for category in chart.categories]}
                | ({"y_label": cut(chart.unit, 50)} if chart.unit else {}),
            },
        }
    yield _context(shortened(chart.alt))
    yield from _table(chart.as_table())
