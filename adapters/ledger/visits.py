"""Visits to sources outside, the forum and fetched docs: how the last ones went, and what was kept of them."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, select, update

from adapters.ledger.engine import put_new, table_of
from adapters.ledger.tables import VisitRow
from core.visit import Visit

visits = table_of(VisitRow)


def begin(connection: Connection, source: str, now: datetime, apart: timedelta) -> bool:
    """Visit a source now? Of all replicas one does, and none so soon after another."""
    row = {"source": source, "begun": now, "last": None, "down_since": None, "because": "", "kept": {}}
    if put_new(connection, VisitRow, row):
        return True
    mine = update(visits).where(visits.c.source == source, visits.c.begun <= now - apart)
    return connection.execute(mine.values(begun=now)).rowcount == 1


def went_well(
    connection: Connection, source: str, now: datetime, kept: Mapping[str, object] | None = None
) -> None:
    """It was read; `kept` is what stays known of it while it is down."""
    well = {"last": now, "down_since": None, "because": "", **({"kept": dict(kept)} if kept else {})}
    connection.execute(update(visits).where(visits.c.source == source).values(**well))


def failed(connection: Connection, source: str, because: str, now: datetime) -> None:
    """It could not be read, as it may not have been for some time."""
    mine = visits.c.source == source
    connection.execute(update(visits).where(mine).values(because=because))
    connection.execute(update(visits).where(mine, visits.c.down_since.is_(None)).values(down_since=now))


def visited(
    connection: Connection, source: str, refused: str, now: datetime, kept: Mapping[str, object] | None = None
) -> None:
    """Note a visit that each replica makes for itself; `refused` says why the source could not be read."""
    begin(connection, source, now, timedelta())
    if refused:
        failed(connection, source, refused, now)
    else:
        went_well(connection, source, now, kept)


def forget(connection: Connection, source: str) -> None:
    """It is not visited any more."""
    connection.execute(delete(visits).where(visits.c.source == source))


def kept(connection: Connection, source: str) -> Mapping[str, Any]:
    """What is known of a source from its last good visit."""
    return connection.execute(select(visits.c.kept).where(visits.c.source == source)).scalar() or {}


def every(connection: Connection) -> Sequence[Visit]:
    """How each source stands."""
    rows = connection.execute(select(visits).order_by(visits.c.source))
    return [Visit(row.source, row.last, row.down_since, row.because) for row in rows]
