"""What lies beside the chat in the playground, and no other platform has."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.forum import ForumPost
from core.message import Member, MessageRef
from core.ports import ForumSite
from core.reply.pages import Page


class Forum(ForumSite, Protocol):
    """A forum in which the people of the playground can answer and accept answers."""

    async def reply(self, topic: str, author: Member, text: str) -> ForumPost: ...
    async def accept(self, topic: str, post: str, by: Member) -> None: ...
    def unnamed(self, topic: str) -> bool:
        """Does who opened the topic want to be named to nobody?"""
        ...


@dataclass(frozen=True, slots=True)
class Leap:
    """A button that lets time pass until a moment."""

    label: str
    until: datetime


@dataclass(frozen=True, slots=True)
class Waiting:
    """When the bot will come back to a message, and why it waits until then."""

    until: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Something a newcomer can type, what it shows, and (where not everybody may) as whom: a member id."""

    text: str
    shows: str
    who: str = ""


class Beside(Protocol):
    @property
    def title(self) -> str:
        """What the playground is about: the programme's name."""
        ...

    @property
    def remarks(self) -> Sequence[str]:
        """How the bot behaves here, where that differs from elsewhere."""
        ...

    @property
    def suggestions(self) -> Sequence[Suggestion]:
        """What a newcomer can try on this programme."""
        ...

    @property
    def visitor(self) -> str:
        """Who a window is at first: a member id."""
        ...

    @property
    def zone(self) -> str:
        """The programme's time zone, an IANA name."""
        ...

    @property
    def loaded(self) -> tuple[int, int]:
        """How much of the programme has been read, of how much; equal when it is all there."""
        ...

    @property
    def forum(self) -> Forum | None: ...

    def now(self) -> datetime:
        """What time it is in the playground."""
        ...

    def leaps(self) -> Sequence[Leap]:
        """How far time can be let pass from here, the nearest first."""
        ...

    async def pass_until(self, moment: datetime) -> None:
        """Let time pass: everything that falls due on the way happens, in its order."""
        ...

    async def explain(self, ref: MessageRef) -> Page:
        """What was read of a message, and why the bot spoke or kept silent."""
        ...

    async def waiting(self, ref: MessageRef) -> Waiting | None:
        """Will the bot come back to a message? None where it has decided."""
        ...
