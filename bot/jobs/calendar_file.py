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
    with writing(app.engine) as connection:
        # Each replica has a file of its own to look at.
        visits.begin(connection, CALENDAR, app.clock(), timedelta())
        if refused:
            _log.warning("the calendar stays as it was read last: %s", refused)
            visits.failed(connection, CALENDAR, refused, app.clock())
        else:
            visits.went_well(connection, CALENDAR, app.clock(), {"url": ""})
