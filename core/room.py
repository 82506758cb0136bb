"""The room: all that a decision may know when a message is in hand."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from core.answers import Library
from core.beyond import NOTHING_BEYOND, Beyond
from core.message import Channel, Member, Message, MessageRef
from core.programme import ChannelSettings, Programme, zone_of
from core.protocols import ChannelProtocol


@dataclass(frozen=True, slots=True)
class Preferences:
    """What a member has asked of the bot."""

    opted_out: bool = False
    snoozed_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Said:
    """A nudge the bot has sent (or, in shadow mode, would have sent): to whom, about which conversation."""

    to: str
    conversation: MessageRef
    at: datetime
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class Room:
    """A channel around one message, at one moment.

    `recent` holds the channel's latest messages and `thread` the message's conversation, both oldest
    first; `said` the bot's latest nudges in the channel or to the author, `let_be` the clauses that are no longer
    pointed out to the author; `forum` whether there is one to go to.
    """

    now: datetime
    programme: Programme
    channel: Channel
    settings: ChannelSettings
    author: Member
    library: Library
    preferences: Preferences = Preferences()
    protocol: ChannelProtocol | None = None
    recent: tuple[Message, ...] = ()
    thread: tuple[Message, ...] = ()
    said: tuple[Said, ...] = ()
    let_be: frozenset[str] = frozenset()
    members: Mapping[str, Member] = field(default_factory=dict)
    forum: bool = True
    beyond: Beyond = NOTHING_BEYOND

    @property
    def author_zone(self) -> ZoneInfo:
        """The author's own time zone; the channel's or the programme's where theirs is unknown."""
        return zone_of(self.author, self.settings, self.programme)

    def local(self, moment: datetime) -> datetime:
        """A moment on the author's own clock."""
        return moment.astimezone(self.author_zone)

    def after(self, message: Message) -> tuple[Message, ...]:
        """What was said in the channel or the conversation since a message, oldest first, each once."""
        later = {m.ref: m for m in (*self.recent, *self.thread) if m.at > message.at}
        return tuple(sorted(later.values(), key=lambda m: m.at))
