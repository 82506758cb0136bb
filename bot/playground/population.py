"""A programme's people, channels and messages, read into the ledger and into the chat."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import islice

from sqlalchemy import Engine

from adapters.ledger import logbook, people
from adapters.ledger.engine import writing
from adapters.platforms.export import Export
from adapters.platforms.playground import Chat, Entry, stamp
from bot.hearing import Hearing
from bot.own_rules import began, in_force
from bot.playground.given import Given
from core.events import Described, Edited, Event, Joined, Posted, Reacted
from core.message import Channel, ChannelKind, Member, Role
from core.programme import ChannelSettings, Mode, ProgrammeChannel

Progress = Callable[[int], None]
BATCH = 200
_LONG_AGO = datetime(1970, 1, 1, tzinfo=UTC)
# How the bot behaves in the playground: switched on, and quick enough to be tried out.
SETTINGS = ChannelSettings(
    mode=Mode.ON, grace=timedelta(minutes=1), forum_grace=timedelta(minutes=10), cooldown=timedelta(0)
)


def people_of(given: Given) -> dict[str, Member]:
    """Who is there: the export's people, or two to begin with."""
    if given.export is None:
        zone = given.programme.timezone
        names = sorted(given.programme.facilitators) or ["Robin"]
        staff = [Member(f"F{n}", name, Role.FACILITATOR, zone) for n, name in enumerate(names, 1)]
        return {
            m.id: m
            for m in (
                *staff,
                Member("L1", "Sam", Role.LEARNER, zone),
                Member("L2", "Kim", Role.LEARNER, zone),
            )
        }
    return {id: given.programme.with_role(member) for id, member in given.export.members.items()}


def channels_of(given: Given) -> dict[str, tuple[Channel, ProgrammeChannel | None]]:
    """The channels by id, chat first, each with what the programme says of it."""
    described = {channel.name: channel for channel in given.programme.channels}
    listed = given.export.channels if given.export else {}
    found = dict(listed) or {name: Channel(name, name) for name in described or ("general",)}
    pairs = []
    for name, channel in found.items():
        about = described.get(name)
        pairs.append((replace(channel, kind=about.kind if about else ChannelKind.CHAT), about))
    order = list(ChannelKind)
    pairs.sort(key=lambda pair: (order.index(pair[0].kind), pair[0].name))
    return {channel.id: (channel, about) for channel, about in pairs}


def introduce(engine: Engine, chat: Chat, given: Given) -> None:
    """Make people and channels known to both, and put the published protocols in force."""
    since = began(given.programme, given.export)
    with writing(engine) as connection:
        for member in people_of(given).values():
            people.know(connection, member)
            chat.person(member.id, member.name, member.role.value, member.timezone)
        for channel, about in channels_of(given).values():
            people.describe(connection, Described(channel, _LONG_AGO))
            protocol = about.protocol if about else ""
            chat.channel(
                channel.id, name=channel.name, topic=channel.topic, purpose=channel.purpose,
                kind=channel.kind.value, creator=channel.creator or "", protocol=protocol,
            )  # fmt: skip
            if protocol:
                logbook.publish(connection, channel.id, in_force(protocol, since), since)


async def read_in(hearing: Hearing, export: Export, progress: Progress) -> list[Entry]:
    """Hear the whole export on its own clock, nothing being sent; what is to be shown of it in the chat."""
    entries: dict[tuple[str, str], Entry] = {}
    # A join in an export names the member only; what users.json says of them is already known.
    events = ((done, event) for done, event in export.events() if not isinstance(event, Joined))
    while batch := await asyncio.to_thread(lambda: list(islice(events, BATCH))):
        await asyncio.to_thread(hearing.hear, [event for _, event in batch], own_clock=True)
        for _, event in batch:
            _show(entries, event)
        progress(batch[-1][0])
    return list(entries.values())


def _show(entries: dict[tuple[str, str], Entry], event: Event) -> None:
    match event:
        case Posted(message) | Edited(message):
            ref = message.ref
            entries[ref.channel, ref.id] = Entry(
                ref.channel, ref.id, message.author, stamp(message.at), message.text, message.thread,
                files=message.files, edited=message.edited_at is not None,
            )  # fmt: skip
        case Reacted(ref, member, emoji) if (ref.channel, ref.id) in entries:
            entry = entries[ref.channel, ref.id]
            who = (*entry.reactions.get(emoji, ()), member)
            entries[ref.channel, ref.id] = replace(entry, reactions={**entry.reactions, emoji: who})


def switch_on(engine: Engine, hearing: Hearing, given: Given, now: datetime) -> None:
    """From here on the bot speaks, as it does in a channel where a facilitator has switched it on."""
    with writing(engine) as connection:
        for id in channels_of(given):
            people.set_settings(connection, id, SETTINGS, now)
    for id in channels_of(given):
        hearing.changed(id)
