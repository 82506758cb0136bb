"""What a line of text is made of, and how it is heard when it is read out."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime


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
