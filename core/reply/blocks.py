"""What a page or the opening of a form is made of, one below the other."""

from dataclasses import dataclass

from core.reply.figures import Chart, Table
from core.reply.spans import Line, Span


@dataclass(frozen=True, slots=True)
class Heading:
    text: str


@dataclass(frozen=True, slots=True)
class Text:
    line: Line


def line(*spans: Span) -> Text:
    return Text(spans)


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
