"""Post each channel's weekly digest when it is due, and the programme's to its facilitators: each exactly once.

In shadow mode nothing is posted: facilitators get it instead.
"""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.desk import LedgerDesk
from bot.weekly import PROGRAMME, Due, once_a_week
from core.actions import Action, DirectMessage, Post
from core.message import Channel, ChannelKind
from core.nudge import shadowed
from core.paradox.digest import page
from core.paradox.digest.weekly import lacking, monday_of, weekly
from core.paradox.schedule import due, fell_due
from core.programme import ChannelSettings, Mode
from core.words import tr

if TYPE_CHECKING:
    from bot.app import App

# Once the past has been read, what waited for it follows soon.
EVERY = timedelta(seconds=5)
# It waits so long for what was said before to be read.
_PATIENCE = timedelta(hours=2)


async def run(app: "App") -> None:
    await asyncio.to_thread(once_a_week, app, "digest", partial(_due, app), partial(_actions, app))


def _due(app: "App", desk: LedgerDesk) -> Iterator[Due]:
    channels = _chats(desk)
    wanted: list[tuple[Channel | None, ChannelSettings]] = [(c, desk.settings(c.id)) for c in channels]
    if len(channels) > 1:
        wanted.append((None, ChannelSettings()))
    for channel, settings in wanted:
        week = due(settings, desk.programme.timezone, desk.now, None)
        if week and settings.mode is not Mode.OFF and not _waits(app, desk, channel, settings):
            yield Due(channel, settings, week)


def _waits(app: "App", desk: LedgerDesk, channel: Channel | None, settings: ChannelSettings) -> bool:
    """From when it falls due, or from when the past is first seen to be unread, as at a first start in mid-week."""
    place = channel.id if channel else PROGRAMME
    if not _is_behind(app, desk, channel):
        app.behind_since.pop(place, None)
        return False
    since = app.behind_since.setdefault(place, desk.now)
    return desk.now - max(since, fell_due(settings, desk.programme.timezone, desk.now)) < _PATIENCE


def _is_behind(app: "App", desk: LedgerDesk, channel: Channel | None) -> bool:
    return any(app.platforms.is_behind(one.id) for one in ([channel] if channel else _chats(desk)))


def _chats(desk: LedgerDesk) -> Sequence[Channel]:
    return [channel for channel in desk.channels() if channel.kind is ChannelKind.CHAT]


def _actions(app: "App", desk: LedgerDesk, one: Due) -> Iterator[Action]:
    monday = monday_of(one.week, one.settings.timezone or desk.programme.timezone)
    digest = weekly(desk, monday, one.channel.id if one.channel else None)
    if digest is None:
        return
    unread = tr("I am still reading what was said before: the figures are of what I have read so far.")
    behind = [(unread,)] if _is_behind(app, desk, one.channel) else []
    shown = page(digest, desk.linked, [*lacking(desk), *behind])
    if one.channel is not None and one.settings.mode is Mode.ON:
        yield Post(f"digest:{one.channel.id}:{one.week}", one.channel.id, shown)
        return
    place, told = (one.channel.id, shadowed(shown)) if one.channel else ("", shown)
    for member in desk.facilitators():
        yield DirectMessage(f"digest:{one.place}:{one.week}:{member.id}", member.id, told, place)
