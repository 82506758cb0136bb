"""What people uploaded, over what the settings name: read from the ledger once, and anew when it has changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from adapters.calendars import read_calendar
from adapters.ledger import sources as ledger
from bot.replay import Sources
from core.paradox.facts import Session
from core.programme import Assessment, Module, Programme
from core.source import KnownSource, Origin, SourceKind
from core.upload import Upload

_LISTS = (SourceKind.ATTENDANCE, SourceKind.RECORDINGS, SourceKind.SURVEY, SourceKind.SUBMISSIONS)


class Uploads:
    """The sources as they stand: those uploaded (or fetched from an address) take the place of the settings' own."""

    def __init__(self) -> None:
        self._seen: tuple[KnownSource, ...] = ()
        self._under: Sources | None = None
        self._over: Sources | None = None

    def over(self, connection: Connection, given: Sources) -> Sources:
        """The sources in use now."""
        there = ledger.known(connection)
        if self._over is None or self._under is not given or self._seen != there:
            self._seen, self._under, self._over = there, given, _laid_over(connection, there, given)
        return self._over


def _known(there: Sequence[KnownSource], given: Sources) -> tuple[KnownSource, ...]:
    """Of each kind the one in use: an upload before an address, an address before the settings."""
    own = [KnownSource(kind, Origin.SETTINGS) for kind in SourceKind if _is_given(given, kind)]
    rank = {Origin.UPLOAD: 0, Origin.ADDRESS: 1, Origin.SETTINGS: 2}
    found: dict[SourceKind, KnownSource] = {}
    for one in sorted([*own, *there], key=lambda one: rank[one.origin]):
        found.setdefault(one.kind, one)
    return tuple(found.values())


def _is_given(given: Sources, kind: SourceKind) -> bool:
    match kind:
        case SourceKind.CALENDAR:
            return given.sessions is not None
        case SourceKind.OUTLINE:
            return bool(given.programme.modules or given.programme.assessments)
        case _:
            return bool(getattr(given, kind.value))


def _laid_over(connection: Connection, there: tuple[KnownSource, ...], given: Sources) -> Sources:
    kinds = {one.kind for one in there if one.origin is Origin.UPLOAD}
    programme = given.programme
    if SourceKind.OUTLINE in kinds:
        programme = _with_outline(programme, ledger.rows(connection, SourceKind.OUTLINE))
    lists: dict[str, Any] = {kind.value: ledger.rows(connection, kind) for kind in _LISTS if kind in kinds}
    calendar = ledger.calendar(connection)
    if calendar:
        missing = given.missing - {SourceKind.CALENDAR.value}
        lists |= {"sessions": _sessions(calendar, programme), "missing": missing}
    return replace(given, programme=programme, known=_known(there, given), **lists)


def _with_outline(programme: Programme, rows: tuple[object, ...]) -> Programme:
    """The programme with these modules and these assessments; a file without any of them leaves them alone."""
    modules = tuple(row for row in rows if isinstance(row, Module))
    assessments = tuple(row for row in rows if isinstance(row, Assessment))
    return replace(
        programme,
        modules=modules or programme.modules,
        assessments=assessments or programme.assessments,
    )


def _sessions(calendar: Upload, programme: Programme) -> Callable[[datetime, datetime], tuple[Session, ...]]:
    return lambda since, until: read_calendar(calendar, programme, since, until)
