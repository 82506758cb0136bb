"""Bring the calendar at an address up to date; while it is down the last good copy serves, and that is said."""

import asyncio
import logging
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from adapters.calendars import Address, fetch_calendar, without_people
from adapters.ledger import sources
from adapters.ledger.engine import writing
from adapters.ledger.notes import Notes
from core.refusal import Refusal

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=30)
_NOTE = "calendar:looked"
_log = logging.getLogger("stillwater.calendar")


async def run(app: "App") -> None:
    """Look once in a while, whichever replica gets to it first."""
    url = app.calendar_at.url if app.calendar_at else ""
    await asyncio.to_thread(_only, app, url)
    notes = Notes(app.engine)
    last = await notes.recall(_NOTE) or {}
    looked = datetime.fromisoformat(str(last["at"])) if last.get("url") == url else None
    if app.calendar_at is None or (looked and app.clock() - looked < EVERY):
        return
    mark = str(last.get("mark", "")) if looked else ""
    await notes.remember(_NOTE, {"url": url, "at": app.clock().isoformat(), "mark": mark})
    fresh = await asyncio.to_thread(_look, app, app.calendar_at, mark)
    await notes.remember(_NOTE, {"url": url, "at": app.clock().isoformat(), "mark": fresh})


def _only(app: "App", url: str) -> None:
    with writing(app.engine) as connection:
        sources.only_address(connection, url)


def _look(app: "App", address: Address, mark: str) -> str:
    """Fetch and keep it; the mark to ask with next time."""
    try:
        found = fetch_calendar(address, mark)
        calendar, _ = without_people(found.file, app.sources.programme) if found.file else ("", 0)
    except Refusal as refusal:
        _log.warning("the calendar stays as it was fetched last: %s", refusal)
        with writing(app.engine) as connection:
            sources.note_trouble(connection, address.url, str(refusal), app.clock())
        return mark
    with writing(app.engine) as connection:
        if calendar:
            sources.keep_fetched(connection, address.url, calendar, app.clock())
        else:
            sources.note_trouble(connection, address.url, "", app.clock())
    return found.mark
