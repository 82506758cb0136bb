"""Ask the authors of a few reflective posts, on the eve of the digest, whether it may point to them."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from bot.desk import LedgerDesk
from bot.telling import may_be_told
from bot.weekly import Due, once_a_week
from core.actions import DirectMessage
from core.discourse import week_of
from core.facts import Talk
from core.message import ChannelKind, MessageRef
from core.nudge import address
from core.paradox.digest.slow_posts import candidates
from core.paradox.schedule import due
from core.programme import Mode
from core.reply.blocks import Button, Buttons, Text
from core.reply.pages import page
from core.reply.spans import Link
from core.words import tr

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=10)
_EVE = timedelta(days=1)


async def run(app: "App") -> None:
    await asyncio.to_thread(once_a_week, app, "slow-posts", _due, _questions)


def _due(desk: LedgerDesk) -> Iterator[Due]:
    for channel in desk.channels():
        settings = desk.settings(channel.id)
        if channel.kind is not ChannelKind.CHAT or settings.mode is not Mode.ON or channel.private:
            continue
        week = due(settings, desk.programme.timezone, desk.now + _EVE, None)
        if week and week == week_of(desk.now):
            yield Due(channel, settings, week)


def _questions(desk: LedgerDesk, one: Due) -> Iterator[DirectMessage]:
    facts = desk.facts(desk.now - timedelta(days=7), desk.now).of_channel(one.place)
    for talk in candidates(facts.talk, one.week):
        # Neither one who wants to be left alone, nor anybody late at night.
        if may_be_told(desk, one.place, desk.member(talk.author)):
            yield _question(desk, talk, one.week)


def _question(desk: LedgerDesk, talk: Talk, week: str) -> DirectMessage:
    ref = MessageRef(talk.channel, talk.id)
    url = desk.linked(ref)
    told = tr("May this week's digest point to a post of yours as worth reading slowly?")
    about = address(ref)
    buttons = (
        Button(tr("Yes, point to it"), "slow-posts.yes", about, primary=True), Button(tr("No"), "slow-posts.no", about)
    )  # fmt: skip
    where = (Text((Link(tr("your post"), url),)),) if url else ()
    return DirectMessage(
        f"slow:{week}:{about}", talk.author, page(told, Text((told,)), *where, Buttons(buttons)), talk.channel
    )
