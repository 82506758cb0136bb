"""What the bot does outside itself, as values. A platform delivers them; `key` makes each happen once."""

from dataclasses import dataclass

from core.message import MessageRef
from core.reply.pages import Page


@dataclass(frozen=True, slots=True)
class Nudge:
    """A private hint to one member, beside the message it is about."""

    key: str
    to: str
    about: MessageRef
    page: Page
    thread: str | None = None

    @property
    def channel(self) -> str:
        return self.about.channel


@dataclass(frozen=True, slots=True)
class DirectMessage:
    """A private message to one member: a reminder, or news about something they asked for."""

    key: str
    to: str
    page: Page
    channel: str = ""


@dataclass(frozen=True, slots=True)
class Post:
    """A message for everyone in a channel (or thread): a digest, a published protocol.

    `by` is the member whose own words it repeats at their wish; it is erased with them.
    """

    key: str
    channel: str
    page: Page
    thread: str | None = None
    pin: bool = False
    by: str = ""


@dataclass(frozen=True, slots=True)
class Revise:
    """Replace what stands in a message of the bot's own."""

    key: str
    ref: MessageRef
    page: Page

    @property
    def channel(self) -> str:
        return self.ref.channel


Action = Nudge | DirectMessage | Post | Revise
