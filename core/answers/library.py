"""The library: the sections of a programme's docs, and accepted forum answers beside them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Protocol


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


@dataclass(frozen=True, slots=True)
class Hit:
    """A section that a search found; higher scores are nearer, comparable within one search only."""

    section: Section
    score: float


class Library(Protocol):
    """A searchable collection of sections."""

    def search(self, query: Sequence[str], limit: int) -> Sequence[Hit]:
        """The sections that hold any of the terms (see `core.answers.terms`), best first."""
        ...

    def rarity(self, term: str) -> float:
        """Inverse document frequency ln((N + 1) / (n + 0.5)) of a term; the highest for one in no section."""
        ...


class EmptyLibrary:
    """No docs at all: nothing is ever found."""

    def search(self, query: Sequence[str], limit: int) -> Sequence[Hit]:  # noqa: ARG002 - the port's signature
        return ()

    def rarity(self, term: str) -> float:  # noqa: ARG002 - the port's signature
        return 0.0
