"""A file nobody has said the kind of: what it is about shows in it, and the reader of that kind reads it."""

from collections.abc import Callable
from typing import Any

from adapters.calendars.attendance import looks_like_attendance, read_attendance
from adapters.calendars.icalendar_file import without_people
from adapters.calendars.outline import COLUMNS as OUTLINE
from adapters.calendars.outline import is_toml, read_outline
from adapters.calendars.recordings import COLUMNS as RECORDINGS
from adapters.calendars.recordings import read_recordings
from adapters.calendars.rows import cells
from adapters.calendars.submissions import COLUMNS as SUBMISSIONS
from adapters.calendars.submissions import read_submissions
from adapters.calendars.survey import COLUMNS as SURVEY
from adapters.calendars.survey import read_survey
from core.programme import Programme
from core.refusal import Refusal
from core.source import ReadSource, Skipped, SourceKind
from core.upload import Upload

_COLUMNS = {
    SourceKind.RECORDINGS: RECORDINGS,
    SourceKind.SUBMISSIONS: SUBMISSIONS,
    SourceKind.SURVEY: SURVEY,
    SourceKind.OUTLINE: OUTLINE,
}
_READERS: dict[SourceKind, Callable[[Upload, str], tuple[tuple[Any, ...], tuple[Skipped, ...]]]] = {
    SourceKind.ATTENDANCE: read_attendance,
    SourceKind.RECORDINGS: read_recordings,
    SourceKind.SURVEY: read_survey,
    SourceKind.SUBMISSIONS: read_submissions,
    SourceKind.OUTLINE: read_outline,
}


def read_source(file: Upload, programme: Programme) -> ReadSource:
    """What a file holds, whatever its kind. Raises Refusal where it is none of them, or no line of it can be used."""
    kind = recognised(file)
    if kind is SourceKind.CALENDAR:
        return _calendar(file, programme)
    rows, skipped = _READERS[kind](file, programme.timezone)
    if not rows:
        why = f": {skipped[0].where}: {skipped[0].why}." if skipped else "; it has no line below its heading."
        raise Refusal(f"No line of {file.name} can be used{why}")
    return ReadSource(kind, file.name, len(rows), rows, skipped=skipped)


def recognised(file: Upload) -> SourceKind:
    """What a file is about, by how it begins or by its columns. Raises Refusal."""
    if file.content.lstrip(b"\xef\xbb\xbf \r\n").upper().startswith(b"BEGIN:VCALENDAR"):
        return SourceKind.CALENDAR
    if is_toml(file):
        return SourceKind.OUTLINE
    lines = [row for _, row in cells(file) if any(row)]
    if any(looks_like_attendance(row) for row in lines):
        return SourceKind.ATTENDANCE
    header = {cell.casefold() for cell in lines[0]} if lines else set()
    # The kind most of whose columns are there; its reader names the one that is missing.
    there = {kind: len(header & set(needed)) / len(needed) for kind, needed in _COLUMNS.items()}
    best = max(there, key=lambda kind: there[kind])
    if there[best] <= 0.5:
        raise Refusal(
            f"{file.name} is none of the files I know: a calendar as .ics, attendance as Zoom or Teams exports it, or a "
            f"list with the columns of {_known()}."
        )
    return best


def _known() -> str:
    return ", ".join(f"{kind} ({', '.join(columns)})" for kind, columns in _COLUMNS.items())


def _calendar(file: Upload, programme: Programme) -> ReadSource:
    calendar, events = without_people(file, programme)
    if not events:
        raise Refusal(f"{file.name} is a calendar with no event in it.")
    return ReadSource(SourceKind.CALENDAR, file.name, events, calendar=calendar)
