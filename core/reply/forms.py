"""A form: what is asked of a person, field by field."""

from dataclasses import dataclass
from enum import StrEnum

from core.reply.blocks import Block


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
