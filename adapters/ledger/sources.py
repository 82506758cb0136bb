"""What people gave as files, as the ledger keeps it: so that it survives a restart and serves every replica.

Of a calendar only what and when is kept, of a survey only its themes. Who was in a session or watched its
recording is kept under a keyed digest, which tells two people apart and names neither; who handed in what is
kept by name, since it is asked for by name. What is older than a year is dropped.
"""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from adapters.ledger.codec import from_json, to_json
from adapters.ledger.digests import Digests
from adapters.ledger.engine import put, table_of
from adapters.ledger.tables import SourceRow
from core.facts import Attendance, RecordingView, Submission, SurveyComment
from core.source import KnownSource, Listed, Origin, ReadSource, SourceKind
from core.upload import Upload

sources = table_of(SourceRow)
# A calendar fetched from an address stands beside one that was uploaded, which goes before it.
FETCHED = "calendar at an address"


def keep(connection: Connection, found: ReadSource, now: datetime) -> None:
    """Keep what a file holds in place of what was known of the same: of its sessions, days, assessments, or at all."""
    named = Digests(connection)
    fresh = [_without_name(row, named) for row in found.rows]
    covered = {_part(row) for row in fresh}
    before = [row for row in rows(connection, found.kind) if _part(row) not in covered]
    content = found.calendar or json.dumps(to_json([*before, *fresh]), ensure_ascii=False)
    drop(connection, found.kind)
    _put(connection, found.kind, found.name, content, now)


def keep_fetched(connection: Connection, url: str, calendar: str, now: datetime) -> None:
    """Keep a calendar as it was at an address just now."""
    connection.execute(delete(sources).where(sources.c.kind == FETCHED))
    _put(connection, FETCHED, url, calendar, now)


def only_address(connection: Connection, url: str) -> None:
    """Forget what was fetched from any other address."""
    connection.execute(delete(sources).where(sources.c.kind == FETCHED, sources.c.name != url))


def drop(connection: Connection, kind: SourceKind) -> None:
    """Forget what was uploaded of a kind."""
    connection.execute(delete(sources).where(sources.c.kind == kind.value))


def known(connection: Connection) -> tuple[KnownSource, ...]:
    """What the ledger holds, without its content: cheap, and different whenever something has changed."""
    found = connection.execute(select(sources.c.kind, sources.c.name, sources.c.at).order_by(sources.c.kind))
    return tuple(
        KnownSource(SourceKind.CALENDAR, Origin.ADDRESS, row.name, row.at)
        if row.kind == FETCHED
        else KnownSource(SourceKind(row.kind), Origin.UPLOAD, row.name, row.at)
        for row in found
    )


def rows(connection: Connection, kind: SourceKind) -> tuple[Listed, ...]:
    """The rows of an uploaded list, none where there is none."""
    content = connection.execute(select(sources.c.content).where(sources.c.kind == kind.value)).scalar()
    return from_json(json.loads(content)) if content and kind is not SourceKind.CALENDAR else ()


def calendar(connection: Connection) -> Upload | None:
    """The calendar that was uploaded, else the one last fetched."""
    wanted = sources.c.kind.in_([SourceKind.CALENDAR.value, FETCHED])
    found = connection.execute(select(sources).where(wanted)).all()
    row = min(found, key=lambda r: r.kind == FETCHED, default=None)
    return Upload(row.name, row.content.encode()) if row else None


def forget(connection: Connection, id: str, name: str) -> None:
    """Erase the rows of a person, as far as files call them by their id or name."""
    if not known(connection):
        return
    named = Digests(connection)
    called = {wanted.casefold() for wanted in (id, name) if wanted}
    theirs = called | {named.of(wanted) for wanted in called}
    _keep_only(connection, lambda row: str(_person(row) or "").casefold() not in theirs)


def expire(connection: Connection, before: datetime) -> None:
    """Drop the rows that tell of a time before a moment."""
    _keep_only(connection, lambda row: (at := _moment(row)) is None or at >= before)


def _keep_only(connection: Connection, wanted: Callable[[Listed], bool]) -> None:
    for kind in SourceKind:
        found = rows(connection, kind)
        kept = [row for row in found if wanted(row)]
        if len(kept) < len(found):
            content = json.dumps(to_json(kept), ensure_ascii=False)
            connection.execute(update(sources).where(sources.c.kind == kind.value).values(content=content))


def _put(connection: Connection, kind: str, name: str, content: str, now: datetime) -> None:
    row = {"kind": str(kind), "name": name, "content": content, "at": now}
    put(connection, SourceRow, [row], update=("content", "at"))


def _part(row: Listed) -> object:
    """What a row is about: a later file that tells of the same tells it anew."""
    match row:
        case Attendance():
            return (row.title, row.joined.date())
        case RecordingView():
            return (row.title, row.published)
        case SurveyComment():
            return row.at.date()
        case Submission():
            return row.assessment
        case _:
            return type(row)


def _person(row: Listed) -> str | None:
    match row:
        case Attendance() | Submission():
            return row.member
        case RecordingView():
            return row.viewer
        case _:
            return None


def _moment(row: Listed) -> datetime | None:
    match row:
        case Attendance():
            return row.joined
        case RecordingView():
            return row.published
        case SurveyComment() | Submission():
            return row.at
        case _:
            return None


def _without_name(row: Listed, named: Digests) -> Listed:
    match row:
        case Attendance():
            return replace(row, member=named.of(row.member))
        case RecordingView(viewer=str(viewer)):
            return replace(row, viewer=named.of(viewer))
        case _:
            return row
