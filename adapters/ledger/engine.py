"""One engine for SQLite and PostgreSQL, with the same behaviour on both."""

import json
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, Table, create_engine, event, text
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError, OperationalError
from sqlmodel import SQLModel

from core.refusal import Refusal

Row = Mapping[str, Any]


def open_engine(url: str) -> Engine:
    """An engine for a ledger's URL: `sqlite:///file.db`, `sqlite://` (in memory) or `postgresql://…`.

    Its errors do not repeat what was to be written: a log would otherwise hold people's words.
    """
    try:
        parsed = make_url(url)
    except ArgumentError as error:
        raise Refusal(f"{url!r} is no ledger address; write sqlite:///FILE or postgresql://…") from error
    if parsed.get_backend_name() == "postgresql":
        return create_engine(
            parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, hide_parameters=True
        )
    if parsed.get_backend_name() != "sqlite":
        raise Refusal(f"The ledger cannot live in {parsed.get_backend_name()}; use SQLite or PostgreSQL.")
    engine = create_engine(parsed, hide_parameters=True, json_serializer=_as_json)
    event.listen(engine, "connect", _prepare_sqlite)
    event.listen(engine, "begin", _begin_sqlite)
    return engine


def _as_json(value: object) -> str:
    # Nearly every list of a message's row is empty.
    return "[]" if value == [] else json.dumps(value)


def _prepare_sqlite(connection: Any, _: object) -> None:
    # The driver's own transactions begin too late for read-then-write; ours begin in _begin_sqlite.
    connection.isolation_level = None
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "busy_timeout=30000", "foreign_keys=ON"):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    reading = connection.get_execution_options().get("reading", False)
    connection.exec_driver_sql("BEGIN" if reading else "BEGIN IMMEDIATE")


@contextmanager
def writing(engine: Engine) -> Iterator[Connection]:
    """A transaction that reads and writes: all of it happens, or none."""
    try:
        with engine.begin() as connection:
            yield connection
    except OperationalError as error:
        raise Unreachable(f"The ledger does not answer: {error.orig}") from error


def alone(connection: Connection, names: Sequence[str]) -> None:
    """Keep other replicas from working on the same names until this transaction ends.

    On SQLite a writing transaction is alone in any case.
    """
    if connection.dialect.name == "postgresql":
        # In one order everywhere, so that two replicas never wait for each other.
        for name in sorted(set(names)):
            connection.execute(
                text("SELECT pg_advisory_xact_lock(hashtextextended(:name, 5717))"), {"name": name}
            )


@contextmanager
def reading(engine: Engine) -> Iterator[Connection]:
    """A transaction that only reads, and keeps no writer waiting."""
    with engine.connect().execution_options(reading=True) as connection, connection.begin():
        yield connection


class Unreachable(Refusal):
    """The ledger's database is down, full or locked: nothing was written."""


def table_of(model: type[SQLModel]) -> Table:
    found: Table = model.__table__  # type: ignore[attr-defined]  # SQLModel does not declare it
    return found


def put(
    connection: Connection, model: type[SQLModel], rows: Sequence[Row], *, update: Sequence[str] = ()
) -> None:
    """Insert rows; where the primary key exists already, update the named columns (none: leave it)."""
    if rows:
        connection.execute(_insert(connection, model, update), list(rows))


def put_new(connection: Connection, model: type[SQLModel], row: Row) -> bool:
    """Insert one row; false where its primary key exists already, which leaves that row as it is."""
    # A driver's row count is not to be relied on here; the row that comes back is.
    written = _insert(connection, model, ()).returning(*table_of(model).primary_key)
    return connection.execute(written, dict(row)).first() is not None


def _insert(
    connection: Connection, model: type[SQLModel], update: Sequence[str]
) -> postgresql.Insert | sqlite.Insert:
    table = table_of(model)
    insert = postgresql.insert if connection.dialect.name == "postgresql" else sqlite.insert
    statement = insert(table)
    keys = [column.name for column in table.primary_key]
    if not update:
        return statement.on_conflict_do_nothing(index_elements=keys)
    changed = {name: statement.excluded[name] for name in update}
    return statement.on_conflict_do_update(index_elements=keys, set_=changed)
