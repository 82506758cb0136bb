"""A case: one message as a clause judges it."""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING

from core.answers.question import question_in
from core.message import Channel, Member, Message, Role
from core.prose import own_prose, word_count

if TYPE_CHECKING:
    from core.room import Room


@dataclass(frozen=True)
class Case:
    """A message with what was said before it in its channel and in its conversation, oldest first.

    `local` is when it was written on its author's own clock; `staff` are the ids of those mentioned in it
    who are facilitators.
    """

    message: Message
    channel: Channel
    local: datetime
    by_staff: bool = False
    earlier: tuple[Message, ...] = ()
    conversation: tuple[Message, ...] = ()
    staff: frozenset[str] = frozenset()

    @cached_property
    def prose(self) -> str:
        """The author's own words, without quotations and code."""
        return own_prose(self.message.text)

    @cached_property
    def words(self) -> int:
        return word_count(self.prose)

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
    return Case(message, room.channel, room.local(message.at), by_staff, before, said, staff)


def _is_staff(member: Member) -> bool:
    return member.role is Role.FACILITATOR
