"""What people uploaded, over what the settings name: read from the ledger once, and anew when it has changed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlalchemy import Connection

from adapters.calendars import read_calendar
from adapters.ledger import sources as ledger
from bot.sources import Sources
from core.facts import Session
from core.programme import Programme
from core.source import KnownSource, Origin, SourceKind, with_outline
from core.upload import Upload

_LISTS = (SourceKind.ATTENDANCE, SourceKind.RECORDINGS, SourceKind.SURVEY, SourceKind.SUBMISSIONS)


class Uploads:
    """The sources as they stand: those uploaded (or fetched from an address) take the place of the settings' own."""

    def __init__(self) -> None:
        # What the ledger held, what it was laid over, and what came of it: replaced together.
        self._last: tuple[tuple[KnownSource, ...], Sources, Sources] | None = None

    def over(self, connection: Connection, given: Sources) -> Sources:
        """The sources in use now."""
        there, last = ledger.known(connection), self._last
        if last is None or last[0] != there or last[1] is not given:
            last = self._last = (there, given, _laid_over(connection, there, given))
        return last[2]


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
        programme = with_outline(programme, ledger.rows(connection, SourceKind.OUTLINE))
    lists: dict[str, Any] = {kind.value: ledger.rows(connection, kind) for kind in _LISTS if kind in kinds}
    calendar = ledger.calendar(connection)
    if calendar:
        missing = given.missing - {SourceKind.CALENDAR.value}
        lists |= {"sessions": _sessions(calendar, programme), "missing": missing}
    return replace(given, programme=programme, known=_known(there, given), **lists)


def _sessions(calendar: Upload, programme: Programme) -> Callable[[datetime, datetime], tuple[Session, ...]]:
    return lambda since, until: read_calendar(calendar, programme, since, until)
