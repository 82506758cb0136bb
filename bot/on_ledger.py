"""A programme's ledger opened for one look, as its settings say: what `digest` and `audit` read."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from adapters.ledger.engine import open_engine, reading
from adapters.ledger.migrate import migrate
from adapters.ledger.topics import LedgerForum
from bot.desk import LedgerDesk
from bot.gathering import gathered
from bot.settings import read_settings
from bot.talks import Talks
from bot.uploads import Uploads


@contextmanager
def desk_now(config: Path | None) -> Iterator[LedgerDesk]:
    """The desk of the programme in the settings (`config`, else those of this folder). Raises Refusal."""
    environment = dict(os.environ)
    if config:
        environment["STILLWATER_CONFIG"] = str(config)
    settings = read_settings(environment, Path.cwd())
    sources, _ = gathered(settings)
    engine = open_engine(settings.ledger)
    migrate(engine)
    try:
        with reading(engine) as connection:
            now = datetime.now(UTC)
            forum = LedgerForum(connection, now) if settings.site else None
            yield LedgerDesk(connection, now, Uploads().over(connection, sources), forum, Talks())
    finally:
        engine.dispose()
