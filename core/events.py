"""What happens in a channel. Events may come twice, late, or in the wrong order."""

from dataclasses import dataclass
from datetime import datetime

from core.message import Channel, Gone, Member, Message, MessageRef


@dataclass(frozen=True, slots=True)
class Posted:
    """Somebody said something."""

    message: Message

    @property
    def at(self) -> datetime:
        return self.message.at

    @property
    def channel(self) -> str:
        return self.message.ref.channel


@dataclass(frozen=True, slots=True)
class Edited:
    """A message now reads differently; the latest edit by `at` wins, whichever arrives last."""

    message: Message
    at: datetime

    @property
    def channel(self) -> str:
        return self.message.ref.channel


@dataclass(frozen=True, slots=True)
class Deleted:
    """A message was taken back: it is forgotten, and stays so whatever arrives later."""

    ref: MessageRef
    at: datetime

    @property
    def channel(self) -> str:
        return self.ref.channel


@dataclass(frozen=True, slots=True)
class Reacted:
    """A member put an emoji (its short name, no colons) on a message, or took it off again."""

    ref: MessageRef
    member: str
    emoji: str
    at: datetime
    removed: bool = False

    @property
    def channel(self) -> str:
        return self.ref.channel


@dataclass(frozen=True, slots=True)
class Joined:
    """A member came into a channel (or `left` it)."""

    channel: str
    member: Member
    at: datetime
    left: bool = False


@dataclass(frozen=True, slots=True)
class Described:
    """A channel's name, topic, purpose or pins are now these."""

    about: Channel
    at: datetime

    @property
    def channel(self) -> str:
        return self.about.id


@dataclass(frozen=True, slots=True)
class Departed:
    """The bot is no longer in a channel; once it is described again, it is."""

    channel: str
    at: datetime
    why: Gone


Event = Posted | Edited | Deleted | Reacted | Joined | Described | Departed
