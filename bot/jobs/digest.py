"""Post each channel's weekly digest when it is due, and the programme's to its facilitators: each exactly once.

In shadow mode nothing is posted: facilitators get it instead.
"""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import timedelta
from functools import partial
from typing import TYPE_CHECKING

from bot.desk import LedgerDesk
from bot.weekly import Due, once_a_week
from core.actions import Action, DirectMessage, Post
from core.message import Channel, ChannelKind
from core.nudge import shadowed
from core.paradox.digest import page
from core.paradox.digest.weekly import monday_of, weekly
from core.paradox.schedule import due, fell_due
from core.programme import ChannelSettings, Mode

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=1)
# After an outage it waits so long for what was said meanwhile to be read.
_PATIENCE = timedelta(hours=2)


async def run(app: "App") -> None:
    await asyncio.to_thread(once_a_week, app, "digest", partial(_due, app), _actions)


def _due(app: "App", desk: LedgerDesk) -> Iterator[Due]:
    channels = [c for c in desk.channels() if c.kind is ChannelKind.CHAT]
    wanted: list[tuple[Channel | None, ChannelSettings]] = [(c, desk.settings(c.id)) for c in channels]
    if len(channels) > 1:
        wanted.append((None, ChannelSettings()))
    for channel, settings in wanted:
        if settings.mode is Mode.OFF or _waits(app, desk, [channel] if channel else channels, settings):
            continue
        week = due(settings, desk.programme.timezone, desk.now, None)
        if week:
            yield Due(channel, settings, week)


def _waits(app: "App", desk: LedgerDesk, channels: Sequence[Channel], settings: ChannelSettings) -> bool:
    late = desk.now - fell_due(settings, desk.programme.timezone, desk.now)
    return late < _PATIENCE and any(app.is_behind(channel.id) for channel in channels)


def _actions(desk: LedgerDesk, one: Due) -> Iterator[Action]:
    monday = monday_of(one.week, one.settings.timezone or desk.programme.timezone)
    digest = weekly(desk, monday, one.channel.id if one.channel else None)
    if digest is None:
        return
    shown = page(digest, desk.linked)
    if one.channel is not None and one.settings.mode is Mode.ON:
        yield Post(f"digest:{one.channel.id}:{one.week}", one.channel.id, shown)
        return
    place, told = (one.channel.id, shadowed(shown)) if one.channel else ("", shown)
    for member in desk.facilitators():
        yield DirectMessage(f"digest:{one.place}:{one.week}:{member.id}", member.id, told, place)
