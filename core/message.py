"""Who speaks, where, and what was said: the same for every platform."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class Role(StrEnum):
    """What a person is in the programme. Obligations and figures name roles, never persons."""

    LEARNER = "learner"
    FACILITATOR = "facilitator"
    BOT = "bot"


class Venue(StrEnum):
    """Where talk happens: the live chat, or the forum where people have time."""

    CHAT = "chat"
    FORUM = "forum"


class ChannelKind(StrEnum):
    """What a channel is for, as its programme says."""

    CHAT = "chat"
    ANNOUNCEMENTS = "announcements"
    SOCIAL = "social"


@dataclass(frozen=True, slots=True)
class Member:
    """A person (or bot) as the platform knows them; `timezone` is an IANA name, None where unknown."""

    id: str
    name: str = ""
    role: Role = Role.LEARNER
    timezone: str | None = None


class Gone(StrEnum):
    """Why the bot is no longer in a channel."""

    REMOVED = "removed"
    ARCHIVED = "archived"
    DELETED = "deleted"


@dataclass(frozen=True, slots=True)
class Channel:
    """A channel and what it publishes about itself; `id` is unique over all workspaces.

    `gone` says why the bot is no longer in it, None while it is.
    """

    id: str
    name: str = ""
    kind: ChannelKind = ChannelKind.CHAT
    private: bool = False
    topic: str = ""
    purpose: str = ""
    pins: tuple[str, ...] = ()
    creator: str | None = None
    gone: Gone | None = None


@dataclass(frozen=True, slots=True, order=True)
class MessageRef:
    """A message's address: its channel and the platform's own id within it (Slack's ts, Teams's activity id)."""

    channel: str
    id: str


@dataclass(frozen=True, slots=True)
class Message:
    """One message, its text in plain Markdown whatever the platform's own mark-up.

    `at` is aware. `thread` is the id of the message that opened the thread, None for one that stands
    in the channel itself. `mentions` are member ids, `broadcasts` the words channel, here, everyone.
    """

    ref: MessageRef
    author: str
    at: datetime
    text: str
    thread: str | None = None
    venue: Venue = Venue.CHAT
    from_bot: bool = False
    mentions: frozenset[str] = frozenset()
    broadcasts: frozenset[str] = frozenset()
    files: tuple[str, ...] = ()
    edited_at: datetime | None = field(default=None, compare=False)

    @property
    def conversation(self) -> MessageRef:
        """The message that opened the conversation this one belongs to: its thread's, or itself."""
        return MessageRef(self.ref.channel, self.thread or self.ref.id)

    @property
    def opens_conversation(self) -> bool:
        return self.thread is None or self.thread == self.ref.id
