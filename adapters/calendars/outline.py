"""Modules and assessments as TOML (the tables of a programme file), or as CSV: type, name, starts, ends, due, needs_session.

In CSV `type` is module or assessment; a module needs its first and last day.
"""

from datetime import date

from adapters.calendars.programme_file import outline_of
from adapters.calendars.rows import Row, each, filled, table, text_of
from core.programme import Assessment, Module, NeedsSession
from core.source import Skipped
from core.upload import Upload

COLUMNS = ("type", "name")


def read_outline(
    file: Upload, zone: str  # noqa: ARG001 - days have no zone, but every list is read with one
) -> tuple[tuple[Module | Assessment, ...], tuple[Skipped, ...]]:  # fmt: skip
    """The modules and assessments in the order of the file. Raises Refusal."""
    if is_toml(file):
        return outline_of(file.name, text_of(file)), ()
    made, skipped = each(file, table(file, COLUMNS), _entry)
    return tuple(made), tuple(skipped)


def is_toml(file: Upload) -> bool:
    """Does it hold tables of modules or assessments?"""
    return b"[[modules]]" in file.content or b"[[assessments]]" in file.content


def _entry(row: Row) -> Module | Assessment:
    kind, name = filled(row, "type").casefold(), filled(row, "name")
    match kind:
        case "module":
            starts, ends = _day(filled(row, "starts")), _day(filled(row, "ends"))
            if ends < starts:
                raise ValueError("it ends before it begins")
            return Module(name, starts, ends)
        case "assessment":
            due = _day(row["due"]) if row.get("due") else None
            return Assessment(name, due, _needs(row.get("needs_session") or "unknown"))
        case _:
            raise ValueError(f"{kind[:40]!r} is neither module nor assessment")


def _day(written: str) -> date:
    try:
        return date.fromisoformat(written)
    except ValueError as error:
        raise ValueError(f"{written[:40]!r} is no date such as 2026-03-30") from error


def _needs(written: str) -> NeedsSession:
    try:
        return NeedsSession(written.casefold())
    except ValueError as error:
        raise ValueError(f"needs_session is true, false or unknown, not {written[:40]!r}") from error
