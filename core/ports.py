"""What the outside world offers core and the app: platforms and forums, as each adapter implements them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

from core.actions import Action
from core.events import Event
from core.forum import Category, Draft, ForumPost, Topic
from core.interactions import Interaction
from core.message import Channel, Member, MessageRef
from core.reply.forms import Form
from core.reply.pages import Page


@dataclass(frozen=True, slots=True)
class Delivered:
    """The platform took it; `ref` is where it stands, None where the platform gives no address (ephemerals)."""

    ref: MessageRef | None = None


@dataclass(frozen=True, slots=True)
class Postponed:
    """The platform cannot take it now (rate limit, fault); try again after `wait`. Nothing was sent."""

    wait: timedelta
    because: str


@dataclass(frozen=True, slots=True)
class Undeliverable:
    """The platform will never take it (revoked, archived, left). `facilitators_should` says what would help."""

    because: str
    facilitators_should: str = ""


Delivery = Delivered | Postponed | Undeliverable


@dataclass(frozen=True, slots=True)
class Shown:
    """What to show the person who asked.

    `replaces`: put it in the place of what they pressed a button on, also where a form came between.
    """

    content: Page | Form | None
    replaces: bool = False


class Host(Protocol):
    """What a platform adapter calls: the app."""

    async def hear(self, events: Sequence[Event]) -> None:
        """Accept events: once this returns, nothing of them is lost. Work goes on afterwards."""
        ...

    async def respond(self, interaction: Interaction) -> Shown:
        """Answer a command, a button or a form, privately."""
        ...

    async def home(self, member: Member) -> Page:
        """A person's own dashboard (Slack's App Home, the personal tab)."""
        ...


class Memory(Protocol):
    """What an adapter has to remember across restarts: small JSON values by key."""

    async def recall(self, key: str) -> Mapping[str, object] | None: ...
    async def remember(self, key: str, value: Mapping[str, object]) -> None: ...


class Platform(Protocol):
    """A chat platform, as the app uses it."""

    @property
    def name(self) -> str: ...
    def serves(self, channel: str) -> bool:
        """Is this channel (or, for a direct message, member) id one of this platform's?"""
        ...

    async def deliver(self, action: Action) -> Delivery:
        """Deliver an action. Before sending, what already went out under its key is looked for."""
        ...

    def link(self, ref: MessageRef) -> str | None:
        """A URL that opens the message, None where the platform has none."""
        ...

    def is_behind(self, channel: str) -> bool:
        """Is what was said in a channel while the bot was away still being read?"""
        ...

    async def start(self, host: Host) -> None: ...
    async def stop(self) -> None: ...


class ForumSite(Protocol):
    """A forum, as the app uses it over the network."""

    @property
    def name(self) -> str: ...
    async def categories(self) -> Sequence[Category]: ...
    async def open_topic(self, draft: Draft) -> Topic:
        """Open a topic; the same draft key again returns the topic opened the first time."""
        ...

    async def search(self, question: str, limit: int = 3) -> Sequence[Topic]: ...
    async def topics(self, since: datetime) -> Sequence[Topic]:
        """States of the topics active since a moment, in bulk, within the forum's rate limit."""
        ...

    async def posts(self, topic: str) -> Sequence[ForumPost]: ...


class Directory(Protocol):
    """People and channels as a platform knows them, kept fresh in the ledger."""

    async def members(self) -> Sequence[Member]: ...
    async def channels(self) -> Sequence[Channel]: ...
