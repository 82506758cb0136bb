"""Who was in which live session, from the CSV that Zoom or Teams exports (or a plain one of our own).

Both put a summary with the meeting's title above the list of participants, and write one line for every
time somebody came in; a person's overlapping and repeated stays are merged into one.
"""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import PurePath

from adapters.calendars.rows import Row, cells, each, moment
from core.facts import Attendance
from core.refusal import Refusal
from core.source import Skipped
from core.upload import Upload

# The same column under the names that exports have given it, ours first.
_COLUMNS = {
    "title": ("title", "topic", "meeting title"),
    "member": ("user email", "email", "member", "name (original name)", "name", "full name", "participant"),
    "joined": ("joined", "join time", "first join", "first join time"),
    "left": ("left", "leave time", "last leave", "last leave time"),
    "active": ("active",),
}
_APART = timedelta(hours=6)


@dataclass(frozen=True, slots=True)
class _Stay:
    title: str
    member: str
    joined: datetime
    left: datetime
    active: bool | None


def read_attendance(file: Upload, zone: str) -> tuple[tuple[Attendance, ...], tuple[Skipped, ...]]:
    """Attendance in the order of time; times without an offset are meant in `zone`. Raises Refusal."""
    lines = cells(file)
    start = next((n for n, (_, row) in enumerate(lines) if looks_like_attendance(row)), None)
    if start is None:
        raise Refusal(
            f"{file.name} has no line with a name and a join time; export it from Zoom or Teams as CSV."
        )
    title = _title(lines[:start]) or PurePath(file.name).stem
    header = [cell.casefold() for cell in lines[start][1]]
    rows: list[tuple[int, Row]] = []
    for number, row in lines[start + 1 :]:
        if not any(row) or row[0][:2] in ("2.", "3."):
            break
        rows.append((number, dict(zip(header, row, strict=False))))
    stays, skipped = each(file, rows, lambda row: _stay(row, title, zone))
    return tuple(_merged(stays)), tuple(skipped)


def looks_like_attendance(row: Sequence[str]) -> bool:
    """Is this the heading of a list of who came when?"""
    names = {cell.casefold() for cell in row}
    return all(names & set(_COLUMNS[wanted]) for wanted in ("member", "joined", "left"))


def _title(summary: Sequence[tuple[int, list[str]]]) -> str:
    """Zoom heads a column with "Topic"; Teams writes "Meeting title" beside it."""
    for index, (_, row) in enumerate(summary):
        names = [cell.casefold() for cell in row]
        if names[:1] == ["meeting title"] and len(row) > 1:
            return row[1]
        if "topic" in names and index + 1 < len(summary):
            below = summary[index + 1][1]
            return below[names.index("topic")] if len(below) > names.index("topic") else ""
    return ""


def _cell(row: Row, wanted: str) -> str:
    return next((row[name] for name in _COLUMNS[wanted] if row.get(name)), "")


def _stay(row: Row, title: str, zone: str) -> _Stay:
    member = _cell(row, "member")
    if not member:
        raise ValueError("it names nobody")
    if row.get("in waiting room", "").casefold() == "yes":
        raise ValueError("it was spent in the waiting room")
    joined, left = moment(_cell(row, "joined"), zone), moment(_cell(row, "left"), zone)
    if left < joined:
        raise ValueError("it ends before it begins")
    said = _cell(row, "active").casefold()
    active = True if said in ("true", "yes", "1") else False if said in ("false", "no", "0") else None
    return _Stay(_cell(row, "title") or title, member.casefold(), joined, left, active)


def _merged(stays: Sequence[_Stay]) -> list[Attendance]:
    of: dict[tuple[str, str], list[_Stay]] = defaultdict(list)
    for stay in sorted(stays, key=lambda s: s.joined):
        of[stay.title, stay.member].append(stay)
    found = [one for mine in of.values() for one in _sittings(mine)]
    return sorted(found, key=lambda a: (a.joined, a.title, a.member))


def _sittings(stays: Sequence[_Stay]) -> list[Attendance]:
    """One person's stays under a title, a sitting for each occurrence: a long gap begins another one."""
    groups: list[list[_Stay]] = []
    for stay in stays:
        if groups and stay.joined - max(s.left for s in groups[-1]) < _APART:
            groups[-1].append(stay)
        else:
            groups.append([stay])
    return [_sitting(group) for group in groups]


def _sitting(stays: Sequence[_Stay]) -> Attendance:
    total, until = timedelta(), stays[0].joined
    for stay in stays:
        total += max(stay.left - max(stay.joined, until), timedelta())
        until = max(until, stay.left)
    known = [s.active for s in stays if s.active is not None]
    minutes = round(total.total_seconds() / 60, 1)
    return Attendance(
        stays[0].title, stays[0].member, stays[0].joined, minutes, any(known) if known else None
    )
