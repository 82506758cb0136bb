"""The library: the sections of a programme's docs, and accepted forum answers beside them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import NamedTuple, Protocol

from core.answers.asked import Asked


class Origin(StrEnum):
    DOCS = "docs"
    FORUM = "forum"


@dataclass(frozen=True, slots=True)
class Section:
    """One section under its heading; `source` is `file.md#anchor`, `path` the headings above it, outermost first."""

    source: str
    title: str
    text: str
    path: tuple[str, ...] = ()
    url: str | None = None
    updated: date | None = None
    origin: Origin = Origin.DOCS

    @property
    def page(self) -> str:
        """The page it stands on: its source without the anchor."""
        return self.source.partition("#")[0]


class Hit(NamedTuple):
    """A section that a search found; higher scores are nearer, comparable within one search only.

    `head` are the terms of its headings, `title` those of the last one, `body` those of its text, in order and
    each written as one character: to find a term in a passage is then to find a character in a string.
    `title_mass` is the rarity of its title's terms together. With embeddings `meaning` and `title_meaning` are
    the cosine, -1..1, of the question with the nearest part of it and with its title.
    """

    section: Section
    score: float
    head: str = ""
    title: str = ""
    body: str = ""
    title_mass: float = 0.0
    meaning: float = 0.0
    title_meaning: float = 0.0


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first; `codes` are the characters that stand for the question's terms in the
    hits, `nearest` the ten highest cosines in the library, none without embeddings; `leans` how much nearer the
    question is to those of `core.answers.form` that docs answer than to those that people do, -2..2."""

    hits: Sequence[Hit] = ()
    codes: Mapping[str, str] = field(default_factory=dict)
    nearest: Sequence[float] = ()
    leans: float = 0.0


class Library(Protocol):
    """A searchable collection of sections."""

    def search(self, asked: Asked, limit: int) -> Found:
        """The sections that hold any of the terms or, with embeddings, are near in meaning."""
        ...

    def rarity(self, term: str) -> float:
        """Inverse document frequency ln(1 + (N - n + 0.5) / (n + 0.5)) of a term; the highest for one in no section."""
        ...


class EmptyLibrary:
    """No docs at all: nothing is ever found."""

    def search(self, asked: Asked, limit: int) -> Found:  # noqa: ARG002 - the port's signature
        return Found()

    def rarity(self, term: str) -> float:  # noqa: ARG002 - the port's signature
        return 0.0
