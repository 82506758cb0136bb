"""Read what is given beside the chat: docs, calendar, forum file and lists."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
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
from core.programme import Programme
from core.source import Skipped, with_outline
from core.upload import Upload

_T = TypeVar("_T")
_Reader = Callable[[Upload, str], tuple[tuple[_T, ...], tuple[Skipped, ...]]]


@dataclass(frozen=True, slots=True)
class Files:
    """What stands beside the chat, as paths; `lists` are by what they hold, `semantic` names a model."""

    docs: Path | None = None
    forum: Path | None = None
    calendar: Path | None = None
    lists: Mapping[str, Path] = field(default_factory=dict)
    semantic: str = ""


def gathered(settings: Settings) -> tuple[Sources, tuple[Skipped, ...]]:
    """The sources that the settings name, as `read_files` gives them."""
    named = Files(settings.docs, settings.forum, settings.calendar, settings.sources, settings.semantic)
    return read_files(settings.programme, named)


def read_files(programme: Programme, given: Files) -> tuple[Sources, tuple[Skipped, ...]]:
    """The sources, and what of them could not be read. Raises Refusal for a file that cannot be at all."""
    bad: list[Skipped] = []

    def listed(name: str, read: _Reader[_T]) -> tuple[_T, ...]:
        path = given.lists.get(name)
        if path is None:
            return ()
        found, unread = read(from_disk(path), programme.timezone)
        bad.extend(unread)
        return found

    library = _library(given, bad)
    posts, unread = read_forum(given.forum) if given.forum else ((), ())
    bad += unread
    outlined = with_outline(programme, listed("outline", read_outline))
    beside = {"docs": given.docs, "calendar": given.calendar, "forum": given.forum}
    sources = Sources(
        outlined, library, talk_of(posts), CalendarFile(given.calendar, outlined) if given.calendar else None,
        frozenset(name for name, path in beside.items() if path is None),
        listed("attendance", read_attendance), listed("recordings", read_recordings), listed("survey", read_survey),
        listed("submissions", read_submissions),
    )  # fmt: skip
    return sources, tuple(bad)


def _library(given: Files, bad: list[Skipped]) -> Library:
    """The docs, indexed, by their meaning too where a model is named."""
    if given.docs is None:
        return EmptyLibrary()
    sections, unread = read_folder(given.docs)
    bad += unread
    return indexed(sections, Embedder(given.semantic) if given.semantic else None)


def read_anew(library: Library, docs: Path) -> Library:
    """The docs as they are now, searched in the same way as before."""
    sections, _ = read_folder(docs)
    return library.over(sections) if isinstance(library, Index) else Index(sections)


def with_accepted(docs: Library, accepted: Sequence[Section]) -> Library:
    """The library with exactly these accepted forum answers beside its docs."""
    if not isinstance(docs, Index):
        return Index(accepted)
    return docs.over([*(s for s in docs.sections if s.origin is Origin.DOCS), *accepted])
