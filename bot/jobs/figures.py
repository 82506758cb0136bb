"""Have the talk at hand that commands and digests are computed from, so that nobody waits for it."""

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.ledger.engine import reading
from bot.talks import FRESH
from core.paradox.redesign.board import since

if TYPE_CHECKING:
    from bot.app import App

EVERY = FRESH / 2
# Digests look back less far than this.
_AT_LEAST = timedelta(weeks=12)


async def run(app: "App") -> None:
    await asyncio.to_thread(refresh, app)


def refresh(app: "App") -> None:
    """Read the talk as it is in the ledger now."""
    with reading(app.engine) as connection:
        desk = app.desk(connection)
        begun = min(since(desk), desk.now - _AT_LEAST)
        app.talks.read(connection, begun, desk.now, {member.id: member for member in desk.members()})
