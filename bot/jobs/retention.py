"""Forget the text of what was said when its time is over; readings without text remain."""

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.ledger import logbook, outbox, sources, stream
from adapters.ledger.engine import writing
from core.commands.ask_live import QUESTION

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(hours=1)
# No figure looks back further.
_A_YEAR = timedelta(days=366)


async def run(app: "App") -> None:
    # In short transactions, so that nobody waits long for the ledger.
    while await asyncio.to_thread(_some, app):
        pass
    await app.expire(app.clock() - app.retention)


def _some(app: "App") -> int:
    before = app.clock() - app.retention
    with writing(app.engine) as connection:
        outbox.expire(connection, before)
        logbook.expire(connection, QUESTION, before)
        sources.expire(connection, app.clock() - _A_YEAR)
        return stream.expire(connection, before)
