"""Rows of a CSV file with their line numbers; what cannot be used is named by its line, the rest is used."""

import csv
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, datetime
from io import StringIO
from pathlib import Path, PurePath
from typing import TypeVar
from zoneinfo import ZoneInfo

from core.refusal import Refusal
from core.source import Skipped
from core.upload import Upload

Row = Mapping[str, str]
_T = TypeVar("_T")
# How Zoom, Teams and spreadsheets write a moment; the month comes first where a slash divides.
_FORMATS = tuple(f"{day} {clock}" for day in ("%m/%d/%Y", "%m/%d/%y", "%m/%d/%Y,", "%m/%d/%y,")
                 for clock in ("%I:%M:%S %p", "%I:%M %p", "%H:%M:%S", "%H:%M"))  # fmt: skip


def from_disk(path: Path) -> Upload:
    """A file from the disk. Raises Refusal."""
    try:
        return Upload(str(path), path.read_bytes())
    except OSError as error:
        raise Refusal(f"{path} cannot be read: {error.strerror or error}.") from error


def text_of(file: Upload) -> str:
    """What a text file says, in UTF-8, or in UTF-16 as Teams writes it. Raises Refusal."""
    raw = file.content
    try:
        return raw.decode("utf-16" if raw[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            f"{file.name} is not text in UTF-8 or UTF-16; save it as CSV UTF-8 and try again."
        ) from error


def cells(file: Upload) -> list[tuple[int, list[str]]]:
    """Every line as its number and cells, divided by tabs where there are any, else by commas or semicolons."""
    text = text_of(file)
    head = text.partition("\n")[0]
    mark = "\t" if "\t" in text else ";" if head.count(";") > head.count(",") else ","
    reader = csv.reader(StringIO(text), delimiter=mark)
    try:
        return [(reader.line_num, [cell.strip() for cell in row]) for row in reader]
    except csv.Error as error:
        raise Refusal(f"{file.name}, line {reader.line_num} is not CSV: {error}.") from error


def table(file: Upload, needs: Iterable[str]) -> list[tuple[int, Row]]:
    """The rows of a CSV file with a header line. Raises Refusal where a column is missing."""
    lines = [(number, row) for number, row in cells(file) if any(row)]
    header = [name.casefold() for name in lines[0][1]] if lines else []
    absent = [name for name in needs if name not in header]
    if absent:
        raise Refusal(
            f"{file.name} needs a first line with the columns {', '.join(needs)}; {absent[0]} is missing."
        )
    return [(number, dict(zip(header, row, strict=False))) for number, row in lines[1:]]


def each(
    file: Upload, rows: Iterable[tuple[int, Row]], use: Callable[[Row], _T]
) -> tuple[list[_T], list[Skipped]]:
    """What `use` makes of each row; a ValueError or a missing cell sets that row aside."""
    made: list[_T] = []
    skipped: list[Skipped] = []
    name = PurePath(file.name).name
    for number, row in rows:
        try:
            made.append(use(row))
        except KeyError as error:
            skipped.append(Skipped(f"{name}, line {number}", f"it has no {error.args[0]}"))
        except ValueError as error:
            skipped.append(Skipped(f"{name}, line {number}", str(error)))
    return made, skipped


def filled(row: Row, name: str) -> str:
    """A cell that must hold something. Raises ValueError."""
    if not row.get(name):
        raise ValueError(f"it has no {name}")
    return row[name]


def moment(written: str, zone: str) -> datetime:
    """A moment in UTC; one without an offset is meant in `zone`. Raises ValueError."""
    found = _parsed(" ".join(written.split()))
    return (found if found.tzinfo else found.replace(tzinfo=ZoneInfo(zone))).astimezone(UTC)


def _parsed(written: str) -> datetime:
    try:
        return datetime.fromisoformat(written)
    except ValueError:
        for form in _FORMATS:
            try:
                return datetime.strptime(written, form)  # noqa: DTZ007 - the zone is added by the caller
            except ValueError:
                continue
    raise ValueError(f"{written[:40]!r} is no date and time such as 2026-03-30 18:00")


def minutes(written: str) -> float:
    """Minutes that are not negative and not beyond all reason. Raises ValueError."""
    try:
        found = float(written.replace(",", "."))
    except ValueError as error:
        raise ValueError(f"{written[:40]!r} is no number of minutes") from error
    if not 0 <= found < 100_000:
        raise ValueError(f"{written[:40]!r} is no likely number of minutes")
    return found
