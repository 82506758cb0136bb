"""Follow the calendar's file; while it cannot be read its last good reading serves, and that is said."""

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.ledger import visits
from adapters.ledger.engine import writing
from bot.calendar_file import CalendarFile
from core.visit import CALENDAR

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=1)
_log = logging.getLogger("stillwater.calendar")


async def run(app: "App") -> None:
    if isinstance(app.sources.sessions, CalendarFile):
        await asyncio.to_thread(_look, app, app.sources.sessions)


def _look(app: "App", calendar: CalendarFile) -> None:
    refused = calendar.look()
    if refused:
        _log.warning("the calendar stays as it was read last: %s", refused)
    with writing(app.engine) as connection:
        visits.visited(connection, CALENDAR, refused, app.clock(), {"url": ""})
