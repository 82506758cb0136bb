"""Bring the calendar at an address up to date; while it is down the last good copy serves, and that is said."""

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.calendars import Address, fetch_calendar, without_people
from adapters.ledger import sources, visits
from adapters.ledger.engine import writing
from bot.calendar_file import CalendarFile
from core.refusal import Refusal
from core.visit import CALENDAR

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=30)
_log = logging.getLogger("stillwater.calendar")


async def run(app: "App") -> None:
    """Look once in a while, whichever replica gets to it first."""
    await asyncio.to_thread(_run, app)


def _run(app: "App") -> None:
    mark = _begun(app)
    if app.followed.calendar is not None and mark is not None:
        _look(app, app.followed.calendar, mark)


def _begun(app: "App") -> str | None:
    """The mark to ask with, where it is time to look; None where it is not."""
    address = app.followed.calendar
    with writing(app.engine) as connection:
        sources.only_address(connection, address.url if address else "")
        if address is None:
            if not isinstance(app.sources.sessions, CalendarFile):
                visits.forget(connection, CALENDAR)
            return None
        kept = visits.kept(connection, CALENDAR)
        moved = kept.get("url", address.url) != address.url
        if not visits.begin(connection, CALENDAR, app.clock(), timedelta() if moved else EVERY):
            return None
        return "" if moved else str(kept.get("mark", ""))


def _look(app: "App", address: Address, mark: str) -> None:
    try:
        found = fetch_calendar(address, mark)
        calendar, _ = without_people(found.file, app.sources.programme) if found.file else ("", 0)
    except Refusal as refusal:
        _log.warning("the calendar stays as it was fetched last: %s", refusal)
        with writing(app.engine) as connection:
            visits.failed(connection, CALENDAR, str(refusal), app.clock())
        return
    with writing(app.engine) as connection:
        if calendar:
            sources.keep_fetched(connection, address.url, calendar, app.clock())
        visits.went_well(connection, CALENDAR, app.clock(), {"url": address.url, "mark": found.mark})
