"""Post each channel's weekly digest when it is due, once."""

import asyncio
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from adapters.ledger import logbook, outbox
from adapters.ledger.engine import writing
from bot.desk import LedgerDesk
from core.actions import Post
from core.message import Channel, ChannelKind
from core.paradox.digest import compose, page
from core.paradox.schedule import due
from core.programme import Mode

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=1)
_LEASE = timedelta(minutes=10)
_LOOKS_BACK = timedelta(weeks=8)


async def run(app: "App") -> None:
    await asyncio.to_thread(_run, app)


def _run(app: "App") -> None:
    with writing(app.engine) as connection:
        desk = app.desk(connection)
        for channel in desk.channels():
            settings = desk.settings(channel.id)
            wanted = channel.kind is ChannelKind.CHAT and settings.mode is Mode.ON
            week = due(settings, desk.programme.timezone, desk.now, None) if wanted else None
            job = f"digest:{channel.id}"
            if week and logbook.claim(connection, job, week, "app", desk.now, _LEASE):
                post = _composed(desk, channel, week, settings.timezone or desk.programme.timezone)
                if post:
                    outbox.enqueue(connection, post, desk.now)
                logbook.complete(connection, job, week)


def _composed(desk: LedgerDesk, channel: Channel, week: str, zone: str) -> Post | None:
    year, number = week.split("-W")
    monday = datetime.fromisocalendar(int(year), int(number), 1).replace(tzinfo=ZoneInfo(zone))
    digest = compose(desk.facts(monday - _LOOKS_BACK, monday + timedelta(weeks=1)), monday, channel.id)
    return Post(f"digest:{channel.id}:{week}", channel.id, page(digest)) if digest else None
