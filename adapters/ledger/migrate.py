"""Bring a ledger to the present tables, on start and by `stillwater migrate`."""

from pathlib import Path

from alembic import command
from alembic.config import Config
from sqlalchemy import Engine


def migrate(engine: Engine) -> None:
    """Apply the migrations this ledger has not seen; several replicas may start at once."""
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    with engine.begin() as connection:
        if connection.dialect.name == "postgresql":
            # One replica migrates, the others wait for it.
            connection.exec_driver_sql("SELECT pg_advisory_xact_lock(5717)")
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
