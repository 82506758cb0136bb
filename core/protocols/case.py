"""A case: one message as a clause judges it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from core.answers.question import question_in
from core.message import Channel, Member, Message, Role
from core.programme import zone_of
from core.prose import own_prose, word_count
from core.protocols.working_time import WorkingTime, working_time

if TYPE_CHECKING:
    from core.room import Room


@dataclass(frozen=True, slots=True)
class Beyond:
    """What lies beyond the talk of a channel, looked up only where a clause in force needs it.

    `elsewhere` are the author's own latest messages in other public channels, `ticked` says whether the
    conversation is marked as solved, `newcomer` whether the author has joined lately and said nothing yet in
    the place where one introduces oneself.
    """

    elsewhere: tuple[tuple[Channel, Message], ...] = ()
    ticked: bool = False
    newcomer: bool = False


# Whoever spoke so lately takes part in the talk.
_THERE = timedelta(days=1)
# Shorter messages are alike without being copies.
WORTH_COPYING = 8
NOTHING_BEYOND = Beyond()
_IN_UTC = WorkingTime(ZoneInfo("UTC"))


@dataclass(frozen=True)
class Case:
    """A message with what was said before it in its channel and in its conversation, oldest first.

    `later` is what has been said since it was written, as far as the judging is that late.
    `local` is when it was written on its author's own clock; `staff` are the ids of those mentioned in it
    who are facilitators. `age` is how long ago it was said when it is judged, `working` when staff works,
    `called` are the time zones of those it mentions who are not there already (for everybody at once, the channel's).
    """

    message: Message
    channel: Channel
    local: datetime
    by_staff: bool = False
    earlier: tuple[Message, ...] = ()
    conversation: tuple[Message, ...] = ()
    later: tuple[Message, ...] = ()
    staff: frozenset[str] = frozenset()
    beyond: Beyond = NOTHING_BEYOND
    age: timedelta = timedelta()
    working: WorkingTime = _IN_UTC
    called: tuple[ZoneInfo, ...] = ()

    @cached_property
    def prose(self) -> str:
        """The author's own words, without quotations and code."""
        return own_prose(self.message.text)

    @cached_property
    def words(self) -> int:
        return word_count(self.prose)

    def talking(self, within: timedelta) -> frozenset[str]:
        """Who else has said something here so shortly before."""
        lately = (m for m in self.earlier if self.message.at - m.at <= within)
        return frozenset(m.author for m in lately) - {self.message.author}

    @cached_property
    def asks(self) -> bool:
        """Does it open a conversation with a question that seeks help?"""
        return self.message.opens_conversation and question_in(self.message.text).seeks_help


def case_of(room: "Room", message: Message) -> Case:
    """The message in its room, as it was when it was written."""
    before = tuple(m for m in room.recent if m.at < message.at)
    said = tuple(m for m in room.thread if m.at < message.at)
    staff = frozenset(id for id in message.mentions if id in room.members and _is_staff(room.members[id]))
    by_staff = _is_staff(room.author)
    working = working_time(room.programme, room.settings)
    return Case(message, room.channel, room.local(message.at), by_staff, before, said, room.after(message), staff, room.beyond,
                room.now - message.at, working, _called(room, message, before, working.zone))  # fmt: skip


def _called(
    room: "Room", message: Message, before: Sequence[Message], usual: ZoneInfo
) -> tuple[ZoneInfo, ...]:
    """Whoever has just said something is there already, and not called."""
    there = {m.author for m in before if message.at - m.at <= _THERE}
    mentioned = (room.members[id] for id in sorted(message.mentions - there) if id in room.members)
    zones = (zone_of(member, room.settings, room.programme) for member in mentioned)
    return (*zones, *((usual,) if message.broadcasts else ()))


def _is_staff(member: Member) -> bool:
    return member.role is Role.FACILITATOR
