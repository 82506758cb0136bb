"""A case: one message as a clause judges it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cached_property
from zoneinfo import ZoneInfo

from core.answers.question import question_in
from core.beyond import NOTHING_BEYOND, Beyond
from core.message import Channel, Message
from core.prose import own_prose, word_count
from core.protocols.working_time import WorkingTime

# Shorter messages are alike without being copies.
WORTH_COPYING = 8
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
