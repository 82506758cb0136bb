"""What the bot can show, whatever the platform: pages made of blocks, and forms.

Text is always plain: mark-up is carried by span values, so each platform escapes everything
else and nothing from docs or users can turn into a mention, a link or a heading.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


@dataclass(frozen=True, slots=True)
class Bold:
    text: str


@dataclass(frozen=True, slots=True)
class Code:
    """Set as code; of several lines it is a block."""

    text: str


@dataclass(frozen=True, slots=True)
class Link:
    """Text that leads to an address; where it `does` something ("command.verb"), a platform that can tells that it was followed."""

    text: str
    url: str
    does: str = ""
    about: str = ""


@dataclass(frozen=True, slots=True)
class Person:
    """A member by id, shown under the name the platform gives them, without alerting them."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class Place:
    """A channel by id."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True)
class When:
    """A moment, shown in the reader's own time zone."""

    at: datetime


Span = str | Bold | Code | Link | Person | Place | When
Line = tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    line: Line


@dataclass(frozen=True, slots=True)
class Small:
    """A remark under the rest: a source, a date, how to switch something off."""

    line: Line


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words: a passage, a clause."""

    text: str


@dataclass(frozen=True, slots=True)
class Bullets:
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Figures as text; the first column names the row. Every chart has one."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    title: str = ""


class ChartKind(StrEnum):
    LINE = "line"
    BAR = "bar"
    STACKED = "stacked"


@dataclass(frozen=True, slots=True)
class Series:
    """One line or set of bars: a value (or None where there is no data) for each category."""

    name: str
    values: tuple[float | None, ...]


@dataclass(frozen=True, slots=True)
class Chart:
    """A picture of a few figures; `alt` says in one sentence what it shows.

    `most` is the top of the scale (100 of a score); None: as high as the figures go.
    """

    kind: ChartKind
    title: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    alt: str
    unit: str = ""
    most: float | None = None

    def as_table(self) -> Table:
        """The same figures as text."""
        rows = tuple(
            (category, *(_figure(series.values[index]) for series in self.series))
            for index, category in enumerate(self.categories)
        )
        return Table(("", *(series.name for series in self.series)), rows, self.title)


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:g}"


@dataclass(frozen=True, slots=True)
class Button:
    """Something to press. `does` is "command.verb", `about` what it concerns; it comes back as a Pressed."""

    label: str
    does: str
    about: str = ""
    primary: bool = False
    confirm: str = ""


@dataclass(frozen=True, slots=True)
class Buttons:
    """Buttons in a row; `more`, up to five that are seldom needed, stand behind a "…" where a platform has one."""

    buttons: tuple[Button, ...]
    more: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Divider:
    pass


Block = Heading | Text | Small | Quote | Bullets | Table | Chart | Buttons | Divider


@dataclass(frozen=True, slots=True)
class Page:
    """A message to show. `summary` is its text equivalent for notifications and screen readers."""

    summary: str
    blocks: tuple[Block, ...] = ()

    @property
    def buttons(self) -> tuple[Button, ...]:
        """All that can be pressed, in order."""
        return tuple(
            b for block in self.blocks if isinstance(block, Buttons) for b in (*block.buttons, *block.more)
        )


class FieldKind(StrEnum):
    LINE = "line"
    PARAGRAPH = "paragraph"
    CHOICE = "choice"
    CHOICES = "choices"
    DATE = "date"
    NUMBER = "number"
    FILE = "file"


@dataclass(frozen=True, slots=True)
class Choice:
    value: str
    label: str


@dataclass(frozen=True, slots=True)
class Field:
    """One thing asked in a form; `value` is what stands there at first (several joined by newlines for CHOICES).

    A FILE comes back among the files of the Submitted; where a platform has no such input, its text is pasted.
    """

    name: str
    label: str
    kind: FieldKind = FieldKind.LINE
    value: str = ""
    choices: tuple[Choice, ...] = ()
    hint: str = ""
    optional: bool = False


@dataclass(frozen=True, slots=True)
class Form:
    """A modal (Slack) or card with inputs (Teams). `does` and `about` come back in a Submitted."""

    title: str
    does: str
    fields: tuple[Field, ...]
    about: str = ""
    submit: str = "Save"
    intro: tuple[Block, ...] = ()


def page(summary: str, *blocks: Block) -> Page:
    """A page; with no blocks its summary is its text."""
    return Page(summary, blocks or (Text((summary,)),))


def line(*spans: Span) -> Text:
    return Text(spans)


def listed(spans: Sequence[Span]) -> Line:
    """The spans beside each other, told apart by a dot."""
    return tuple(one for span in spans for one in (" · ", span))[1:]


def plain(spans: Sequence[Span]) -> str:
    """The spans as a reader would hear them read out."""
    return "".join(_spoken(span) for span in spans)


def _spoken(span: Span) -> str:
    match span:
        case str():
            return span
        case Bold(text) | Code(text):
            return text
        case Link(text, url):
            return f"{text} ({url})" if text != url else url
        case Person(id, name):
            return f"@{name or id}"
        case Place(id, name):
            return f"#{name or id}"
        case When(at):
            return at.strftime("%a %d %b %H:%M %Z").strip()
