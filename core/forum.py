"""The forum: topics, drafts, and what core needs of any forum."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from core.message import MessageRef, Role


@dataclass(frozen=True, slots=True)
class Category:
    id: str
    name: str
    description: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """A topic its author has edited and agreed to; `key` makes it open once, whatever is retried.

    `signed` is the name its author wants to be shown under, empty for none.
    """

    key: str
    title: str
    body: str
    category: str
    author: str
    about: MessageRef | None = None
    signed: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """A draft that its author has sent; `topic` is what was opened for it, None while that is still tried."""

    draft: Draft
    topic: "Topic | None" = None


@dataclass(frozen=True, slots=True)
class ForumPost:
    """One post; the first of a topic has no `reply_to`. Times are aware."""

    id: str
    topic: str
    author: str
    at: datetime
    text: str
    role: Role = Role.LEARNER
    reply_to: str | None = None
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic's state, as lists show it; times are aware.

    `first_reply` is None also where the forum's lists do not tell it. `accepted_answer` changes when
    another answer is accepted, where the lists tell which; the post itself is marked `accepted`.
    `active` is when something was last said in it.
    """

    id: str
    title: str
    url: str
    category: str
    author: str
    opened: datetime
    replies: int = 0
    first_reply: datetime | None = None
    first_reply_role: Role | None = None
    answered: bool = False
    accepted_answer: str | None = None
    active: datetime | None = None


class Forum(Protocol):
    """What commands and the digest may look up of a forum: the copy kept in the ledger, never the network."""

    def search(self, question: str, limit: int = 3) -> Sequence[Topic]:
        """Existing topics that may be about the same thing, best first."""
        ...

    def categories(self) -> Sequence[Category]: ...
    def topics(self, since: datetime) -> Sequence[Topic]:
        """Topics opened since a moment, oldest first."""
        ...

    def proposed(self, key: str) -> Proposed | None:
        """The draft that was sent under a key."""
        ...
