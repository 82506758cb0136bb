"""Post each channel's weekly digest when it is due, and the programme's to its facilitators: each exactly once.

A week is claimed and what is to be sent is written in one transaction; the outbox sends it once. In shadow
mode nothing is posted: facilitators get it instead.
"""

import asyncio
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from adapters.ledger import logbook, outbox
from adapters.ledger.engine import alone, writing
from bot.desk import LedgerDesk
from core.actions import Action, DirectMessage, Post
from core.commands.slow_posts import KIND as CONSENT
from core.message import Channel, ChannelKind, Role
from core.nudge import referred, shadowed
from core.paradox.digest import Extras, compose, gaps, page
from core.paradox.digest.slow_posts import agreed, candidates
from core.paradox.schedule import due
from core.programme import ChannelSettings, Mode
from core.reply import Page

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=1)
_LEASE = timedelta(minutes=10)
_A_WEEK = timedelta(weeks=1)
_LOOKS_BACK = timedelta(weeks=8)


async def run(app: "App") -> None:
    await asyncio.to_thread(_run, app)


def _run(app: "App") -> None:
    with writing(app.engine) as connection:
        alone(connection, ["digest"])
        desk = app.desk(connection)
        channels = [c for c in desk.channels() if c.kind is ChannelKind.CHAT]
        wanted: list[tuple[Channel | None, ChannelSettings]] = [(c, desk.settings(c.id)) for c in channels]
        if len(channels) > 1:
            wanted.append((None, ChannelSettings()))
        for channel, settings in wanted:
            zone = settings.timezone or desk.programme.timezone
            week = due(settings, zone, desk.now, None) if settings.mode is not Mode.OFF else None
            job = f"digest:{channel.id if channel else 'programme'}"
            if week and logbook.claim(connection, job, week, "app", desk.now, _LEASE):
                for action in _actions(app, desk, channel, settings, week):
                    outbox.enqueue(connection, action, desk.now)
                logbook.complete(connection, job, week)


def _actions(
    app: "App", desk: LedgerDesk, channel: Channel | None, settings: ChannelSettings, week: str
) -> Iterator[Action]:
    shown = _composed(app, desk, channel, week, settings.timezone or desk.programme.timezone)
    if shown is None:
        return
    if channel is not None and settings.mode is Mode.ON:
        yield Post(f"digest:{channel.id}:{week}", channel.id, shown)
        return
    place = channel.id if channel else ""
    told = shadowed(shown) if channel else shown
    for member in desk.members():
        if member.role is Role.FACILITATOR:
            yield DirectMessage(f"digest:{place or 'programme'}:{week}:{member.id}", member.id, told, place)


def _composed(app: "App", desk: LedgerDesk, channel: Channel | None, week: str, zone: str) -> Page | None:
    year, number = week.split("-W")
    monday = datetime.fromisocalendar(int(year), int(number), 1).replace(tzinfo=ZoneInfo(zone))
    facts = desk.facts(monday - _LOOKS_BACK, monday + _A_WEEK)
    id = channel.id if channel else None
    digest = compose(facts, monday, id, _extras(desk, channel, week, monday))
    return page(digest, app.linked) if digest else None


def _extras(desk: LedgerDesk, channel: Channel | None, week: str, monday: datetime) -> Extras:
    """Gaps in the docs from the channel's own questions, and posts whose authors agreed."""
    if channel is None:
        return Extras()
    said = desk.facts(monday, monday + _A_WEEK).of_channel(channel.id)
    consent = {referred(e.key): bool(e.value.get("yes")) for e in desk.entries(CONSENT)}
    posts = agreed(candidates(said.talk, week), consent)
    return Extras(gaps(desk.unanswered(channel.id, monday, monday + _A_WEEK)), posts)
