"""The case that a message makes in its room."""

from collections.abc import Sequence
from datetime import timedelta
from zoneinfo import ZoneInfo

from core.message import Member, Message, Role
from core.programme import zone_of
from core.protocols.case import Case
from core.protocols.working_time import working_time
from core.room import Room

# Whoever spoke so lately takes part in the talk.
_THERE = timedelta(days=1)


def case_in(room: Room, message: Message) -> Case:
    """The message in its room, as it was when it was written."""
    before = tuple(m for m in room.recent if m.at < message.at)
    said = tuple(m for m in room.thread if m.at < message.at)
    staff = frozenset(id for id in message.mentions if id in room.members and _is_staff(room.members[id]))
    by_staff = _is_staff(room.author)
    working = working_time(room.programme, room.settings)
    return Case(message, room.channel, room.local(message.at), by_staff, before, said, room.after(message), staff, room.beyond,
                room.now - message.at, working, _called(room, message, before, working.zone))  # fmt: skip


def _called(room: Room, message: Message, before: Sequence[Message], usual: ZoneInfo) -> tuple[ZoneInfo, ...]:
    """Whoever has just said something is there already, and not called."""
    there = {m.author for m in before if message.at - m.at <= _THERE}
    mentioned = (room.members[id] for id in sorted(message.mentions - there) if id in room.members)
    zones = (zone_of(member, room.settings, room.programme) for member in mentioned)
    return (*zones, *((usual,) if message.broadcasts else ()))


def _is_staff(member: Member) -> bool:
    return member.role is Role.FACILITATOR
