"""Tell facilitators, once an outage, that a source cannot be read, and what serves meanwhile."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.ledger import outbox
from adapters.ledger.engine import writing
from bot.desk import LedgerDesk
from bot.telling import may_be_told
from core.actions import DirectMessage
from core.reply.blocks import Text
from core.reply.pages import page
from core.reply.spans import plain
from core.visit import Visit, told

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=10)
# What is over within the hour is nobody's business.
_PATIENCE = timedelta(hours=1)


async def run(app: "App") -> None:
    await asyncio.to_thread(_run, app)


def _run(app: "App") -> None:
    with writing(app.engine) as connection:
        desk = app.desk(connection)
        for visit in desk.visits():
            for news in _news(desk, visit):
                outbox.enqueue(connection, news, desk.now)


def _news(desk: LedgerDesk, visit: Visit) -> Iterator[DirectMessage]:
    if visit.down_since is None or visit.down_since > desk.now - _PATIENCE:
        return
    line = told(visit)
    for member in _to_tell(desk):
        key = f"down:{visit.source}:{visit.down_since.isoformat()}:{member}"
        yield DirectMessage(key, member, page(plain(line), Text(line)))


def _to_tell(desk: LedgerDesk) -> set[str]:
    """The facilitators who may be told something about any of the channels now."""
    channels = [channel.id for channel in desk.channels()]
    return {m.id for m in desk.facilitators() if any(may_be_told(desk, channel, m) for channel in channels)}
