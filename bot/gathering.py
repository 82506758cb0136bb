"""Read what a deployment gives beside the ledger: its docs, calendar, forum file and lists."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TypeVar

from adapters.calendars import (
    from_disk,
    read_attendance,
    read_forum,
    read_outline,
    read_recordings,
    read_submissions,
    read_survey,
)
from adapters.docs import Index, read_folder
from adapters.docs.semantic import Embedder, indexed
from bot.calendar_file import CalendarFile
from bot.settings import Settings
from bot.sources import Sources
from core.answers import EmptyLibrary, Library, Origin, Section
from core.discourse.posts import talk_of
from core.source import Skipped, with_outline
from core.upload import Upload

_T = TypeVar("_T")
_Reader = Callable[[Upload, str], tuple[tuple[_T, ...], tuple[Skipped, ...]]]


def gathered(settings: Settings) -> tuple[Sources, tuple[Skipped, ...]]:
    """The sources, and the lines of them that could not be read. Raises Refusal for a file that cannot be at all."""
    zone, bad = settings.programme.timezone, list[Skipped]()

    def listed(name: str, read: _Reader[_T]) -> tuple[_T, ...]:
        path = settings.sources.get(name)
        if path is None:
            return ()
        found, unread = read(from_disk(path), zone)
        bad.extend(unread)
        return found

    posts, unread = read_forum(settings.forum) if settings.forum else ((), ())
    bad += [Skipped(where, why) for where, why in unread]
    given = {"docs": settings.docs, "calendar": settings.calendar, "forum": settings.forum}
    programme = with_outline(settings.programme, listed("outline", read_outline))
    sources = Sources(
        programme, library(settings.docs, embedder(settings)), talk_of(posts), CalendarFile(settings.calendar, programme) if settings.calendar else None,
        frozenset(name for name, path in given.items() if path is None),
        listed("attendance", read_attendance), listed("recordings", read_recordings), listed("survey", read_survey),
        listed("submissions", read_submissions),
    )  # fmt: skip
    return sources, tuple(bad)


def embedder(settings: Settings) -> Embedder | None:
    """The model by whose meanings the docs are searched too, where one is set. Raises Refusal where it is none."""
    return Embedder(settings.semantic) if settings.semantic and settings.docs else None


def library(docs: Path | None, embedder: Embedder | None = None) -> Library:
    """The docs, indexed. Raises Refusal where the folder holds no page."""
    return indexed(_sections(docs), embedder) if docs else EmptyLibrary()


def read_anew(library: Library, docs: Path) -> Library:
    """The docs as they are now, searched in the same way as before."""
    return library.over(_sections(docs)) if isinstance(library, Index) else Index(_sections(docs))


def _sections(docs: Path) -> Sequence[Section]:
    return read_folder(docs)[0]


def with_accepted(docs: Library, accepted: Sequence[Section]) -> Library:
    """The library with exactly these accepted forum answers beside its docs."""
    if not isinstance(docs, Index):
        return Index(accepted)
    return docs.over([*(s for s in docs.sections if s.origin is Origin.DOCS), *accepted])
