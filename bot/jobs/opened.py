"""Count a hint as an answer where its page was opened and nothing more was asked for three days."""

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.ledger import nudges
from adapters.ledger.engine import writing

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(hours=1)
_AFTER = timedelta(hours=72)
# What was opened before a longer absence of the bot than this stays unknown.
_LOOKS_BACK = timedelta(days=10)


async def run(app: "App") -> None:
    await asyncio.to_thread(_run, app)


def _run(app: "App") -> None:
    now = app.clock()
    with writing(app.engine) as connection:
        nudges.helped_unsaid(connection, now - _LOOKS_BACK, now - _AFTER)
