"""What is owed to people before speaking to them. A wrong nudge costs more than ten missed ones."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from core.conversation import replies, settled
from core.message import Message
from core.programme import ChannelSettings, Mode
from core.protocols import ChannelProtocol
from core.protocols.windows import Window, named, over_at
from core.room import Room


@dataclass(frozen=True, slots=True)
class No:
    """Say nothing, and why."""

    because: str


@dataclass(frozen=True, slots=True)
class NotYet:
    """Look again at this moment, and why."""

    until: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Yes:
    pass


Leave = Yes | NotYet | No

# Longer than a quiet weekend with a night on either side.
_LATEST = timedelta(days=3)


def may_nudge(room: Room, message: Message, *, wait_for_people: bool) -> Leave:
    """May the author of a message be nudged about it now?

    `wait_for_people` is true for questions, which a person may answer first; a nudge about a clause
    also waits for the grace period, in which the author may put it right or take it back.
    """
    return (
        _standing_reason(room, message)
        or _already_nudged(room, message)
        or _too_late(room, message)
        or _grace(room, message)
        or (_people_are_talking(room, message) if wait_for_people else None)
        or _quiet(room)
        or Yes()
    )


def _standing_reason(room: Room, message: Message) -> No | None:
    if room.settings.mode is Mode.OFF:
        return No("Stillwater is switched off in this channel.")
    if message.from_bot:
        return No("A bot wrote it.")
    if room.preferences.opted_out:
        return No("Its author has opted out.")
    snoozed = room.preferences.snoozed_until
    if snoozed and room.now < snoozed:
        return No("Its author has snoozed Stillwater.")
    return None


def _already_nudged(room: Room, message: Message) -> No | None:
    if any(said.conversation == message.conversation for said in room.said):
        return No("This conversation has had its one nudge.")
    lately = room.now - room.settings.cooldown
    if any(said.to == message.author and said.at > lately for said in room.said):
        return No("Its author was nudged a short while ago.")
    return None


def _too_late(room: Room, message: Message) -> No | None:
    """After an outage, or when past messages are read for the first time, what is long over is let be."""
    return No("It was said too long ago.") if room.now - message.at > _LATEST else None


def _grace(room: Room, message: Message) -> NotYet | None:
    until = message.at + room.settings.grace
    return NotYet(until, "People may answer first.") if room.now < until else None


def _people_are_talking(room: Room, message: Message) -> No | None:
    later = room.after(message)
    if replies(message, later):
        return No("People are already talking it through.")
    return No("Its author has found out.") if settled(message, later) else None


def _quiet(room: Room) -> NotYet | None:
    until = silent_until(room.local(room.now), room.settings, room.protocol)
    return NotYet(until, "It is a quiet hour where its author is.") if until else None


def silent_until(
    local: datetime, settings: ChannelSettings, protocol: ChannelProtocol | None
) -> datetime | None:
    """When the bot may speak again, by the channel's settings and by the quiet hours of its own protocol."""
    own = Window(settings.quiet_from, settings.quiet_until)
    always = (own,) if own.starts != own.ends else ()
    return over_at((*always, *quiet_windows(protocol)), local)


def quiet_windows(protocol: ChannelProtocol | None) -> tuple[Window, ...]:
    """The hours that the confirmed clauses of a protocol want to be quiet."""
    clauses = protocol.in_force if protocol else ()
    return tuple(w for clause in clauses if clause.kind == "quiet_hours" for w in named(clause))
