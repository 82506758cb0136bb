"""What a programme knows beside its talk: the files people give, and what is kept of them."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple

from core.facts import Attendance, RecordingView, Submission, SurveyComment
from core.programme import Assessment, Module, Programme


class SourceKind(StrEnum):
    """What a file is about; the outline is the list of modules and assessments."""

    CALENDAR = "calendar"
    ATTENDANCE = "attendance"
    RECORDINGS = "recordings"
    SURVEY = "survey"
    SUBMISSIONS = "submissions"
    OUTLINE = "outline"


class Skipped(NamedTuple):
    """A line that could not be used, and why."""

    where: str
    why: str


Listed = Attendance | RecordingView | SurveyComment | Submission | Module | Assessment


@dataclass(frozen=True, slots=True)
class ReadSource:
    """What a file holds: its rows, or of a calendar its events as iCalendar text, without who was invited."""

    kind: SourceKind
    name: str
    count: int
    rows: tuple[Listed, ...] = ()
    calendar: str = ""
    skipped: tuple[Skipped, ...] = ()


def with_outline(programme: Programme, rows: Iterable[object]) -> Programme:
    """The programme with these modules and these assessments; where there are none of either, it keeps its own."""
    listed = tuple(rows)
    return replace(
        programme,
        modules=tuple(row for row in listed if isinstance(row, Module)) or programme.modules,
        assessments=tuple(row for row in listed if isinstance(row, Assessment)) or programme.assessments,
    )


class Origin(StrEnum):
    """Where a source comes from."""

    SETTINGS = "settings"
    UPLOAD = "upload"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True)
class KnownSource:
    """A source in use. `at` is when it was given or last fetched, None for the settings' own files."""

    kind: SourceKind
    origin: Origin
    name: str = ""
    at: datetime | None = None
