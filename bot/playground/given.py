"""What a playground is about: the bundled sample programme, or one's own."""

from dataclasses import dataclass
from pathlib import Path

from adapters.calendars import read_programme
from adapters.docs import read_folder
from adapters.docs.semantic import Embedder
from adapters.platforms.export import Export, open_export
from bot.own_rules import with_protocol
from bot.samples import COURSE, EXAMPLE
from core.answers import Section
from core.programme import Programme


@dataclass(frozen=True, slots=True)
class Paths:
    """Files and folders; what is None is not given."""

    docs: Path | None = None
    protocol: Path | None = None
    export: Path | None = None
    program: Path | None = None
    forum: Path | None = None
    calendar: Path | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """A programme as it was given, read as far as is needed before the page opens."""

    programme: Programme
    sections: tuple[Section, ...]
    export: Export | None
    forum: Path | None
    calendar: Path | None
    is_sample: bool
    docs: Path | None = None
    embedder: Embedder | None = None


def sample() -> Paths:
    """The bundled sample programme."""
    return Paths(
        docs=COURSE / "docs", export=COURSE / "export", program=EXAMPLE, forum=COURSE / "forum.jsonl",
        calendar=COURSE / "calendar.ics",
    )  # fmt: skip


def take(paths: Paths) -> Given:
    """Read what is given, the sample where nothing is. Raises Refusal naming what cannot be read."""
    is_sample = paths == Paths()
    if is_sample:
        paths = sample()
    export = open_export(paths.export) if paths.export else None
    programme = read_programme(paths.program) if paths.program else Programme(_name(paths, export))
    if paths.protocol:
        programme = with_protocol(programme, export, paths.protocol)
    return Given(programme, _sections(paths.docs), export, paths.forum, paths.calendar, is_sample, paths.docs)


def _name(paths: Paths, export: Export | None) -> str:
    if export:
        return export.name
    return paths.docs.resolve().name if paths.docs else "A programme without a name"


def _sections(docs: Path | None) -> tuple[Section, ...]:
    return tuple(read_folder(docs)[0]) if docs else ()
