"""A forum at the wire: what people do there, and what goes wrong on the way to it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

import httpx

Json = dict[str, Any]
NOW = datetime(2026, 10, 5, 8, tzinfo=UTC)


@dataclass
class Said:
    author: str
    text: str
    at: datetime
    staff: bool = False
    accepted: bool = False


@dataclass
class Kept:
    """A topic by its number; `key` is what its forum recognises a draft by."""

    number: int
    title: str
    category: str
    key: str
    posts: list[Said]
    gone: bool = False

    @property
    def active(self) -> datetime:
        return max(post.at for post in self.posts)

    @property
    def accepted(self) -> int | None:
        return next((n for n, post in enumerate(self.posts) if post.accepted), None)


def written(at: datetime) -> str:
    return at.isoformat().replace("+00:00", "Z")


def found(body: Any) -> httpx.Response:
    return httpx.Response(200, json=body)


@dataclass
class Wire:
    """A forum's memory; `answers` speaks for one kind of forum, `check` looks at what it is sent.

    What goes wrong: answers given before its own (`first`), no route (`down`), lost answers (`loses`),
    moderation (`queues`), topics by number that may not be read (`refused`).
    """

    answers: Callable[["Wire", httpx.Request], httpx.Response]
    clock: Callable[[], datetime] = lambda: NOW
    check: Callable[[Any], None] = lambda _: None
    kept: list[Kept] = field(default_factory=list)
    first: list[httpx.Response | Exception] = field(default_factory=list)
    down: bool = False
    loses: bool = False
    queues: bool = False
    refused: set[int] = field(default_factory=set)
    asked: list[httpx.Request] = field(default_factory=list)

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if self.down:
            raise httpx.ConnectError("no route")
        if self.first:
            answer = self.first.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        answer = self.answers(self, request)
        if self.loses and _changes(request):
            raise httpx.ReadTimeout("lost")
        return answer

    def add(self, title: str, category: str, key: str, text: str) -> Kept:
        topic = Kept(len(self.kept) + 1, title, category, key, [Said("bot", text, self.clock())])
        self.kept.append(topic)
        return topic

    def reply(
        self, topic: int, author: str, text: str, *, staff: bool = False, accepted: bool = False
    ) -> None:
        self.kept[topic - 1].posts.append(Said(author, text, self.clock(), staff, accepted))

    @property
    def there(self) -> Sequence[Kept]:
        return [topic for topic in self.kept if not topic.gone]

    def titled(self, words: Sequence[str]) -> Sequence[Kept]:
        return [topic for topic in self.there if any(word in topic.title.lower() for word in words)]

    def topic(self, number: int) -> Kept | None:
        return next((topic for topic in self.there if topic.number == number), None)


def _changes(request: httpx.Request) -> bool:
    reads = "/graphql" in str(request.url) and "mutation" not in request.content.decode()
    return request.method == "POST" and not reads
