"""Ask the authors of a few reflective posts, on the eve of the digest, whether it may point to them."""

import asyncio
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.ledger import logbook, outbox
from adapters.ledger.engine import alone, writing
from bot.desk import LedgerDesk
from core.actions import DirectMessage
from core.courtesy import quiet_until
from core.discourse import week_of
from core.message import Channel, ChannelKind, MessageRef
from core.nudge import address
from core.paradox.digest.slow_posts import candidates
from core.paradox.facts import Talk
from core.paradox.schedule import due
from core.programme import ChannelSettings, Mode
from core.reply import Button, Buttons, Link, Text, page
from core.room import Preferences
from core.words import tr

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=10)
_EVE = timedelta(days=1)
_LEASE = timedelta(minutes=10)


async def run(app: "App") -> None:
    await asyncio.to_thread(_run, app)


def _run(app: "App") -> None:
    with writing(app.engine) as connection:
        alone(connection, ["slow-posts"])
        desk = app.desk(connection)
        for channel in desk.channels():
            settings = desk.settings(channel.id)
            if channel.kind is not ChannelKind.CHAT or settings.mode is not Mode.ON or channel.private:
                continue
            week = due(settings, desk.programme.timezone, desk.now + _EVE, None)
            if week and week == week_of(desk.now) and logbook.claim(
                connection, f"slow-posts:{channel.id}", week, "app", desk.now, _LEASE
            ):  # fmt: skip
                for asked in _asked(app, desk, channel, settings, week):
                    outbox.enqueue(connection, asked, desk.now)
                logbook.complete(connection, f"slow-posts:{channel.id}", week)


def _asked(
    app: "App", desk: LedgerDesk, channel: Channel, settings: ChannelSettings, week: str
) -> list[DirectMessage]:
    facts = desk.facts(desk.now - timedelta(days=7), desk.now).of_channel(channel.id)
    return [
        _question(app, talk, week)
        for talk in candidates(facts.talk, week)
        if _may_ask(desk, talk.author, desk.preferences(talk.author), settings)
    ]


def _may_ask(desk: LedgerDesk, member: str, wishes: Preferences, settings: ChannelSettings) -> bool:
    """Neither one who wants to be left alone, nor anybody late at night."""
    zone = desk.zone(member, settings)
    snoozed = wishes.snoozed_until is not None and desk.now < wishes.snoozed_until
    return not wishes.opted_out and not snoozed and quiet_until(desk.now.astimezone(zone), settings) is None


def _question(app: "App", talk: Talk, week: str) -> DirectMessage:
    ref = MessageRef(talk.channel, talk.id)
    url = app.linked(ref)
    told = tr("May this week's digest point to a post of yours as worth reading slowly?")
    about = address(ref)
    buttons = (
        Button(tr("Yes, point to it"), "slow-posts.yes", about, primary=True), Button(tr("No"), "slow-posts.no", about)
    )  # fmt: skip
    where = (Text((Link(tr("your post"), url),)),) if url else ()
    return DirectMessage(
        f"slow:{week}:{about}", talk.author, page(told, Text((told,)), *where, Buttons(buttons)), talk.channel
    )
