"""The forum: topics and posts in a file of JSON Lines, one post each, the shape that `replay --forum` reads."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from core.answers.terms import terms
from core.forum import Category, Draft, ForumPost, Topic
from core.message import Member, Role
from core.refusal import Refusal
from core.words import tr

_DEFAULT = "Questions"
_LONGEST = 20_000


@dataclass(frozen=True, slots=True)
class _Row:
    """A post with what its topic is called, the draft key under which it was opened, and whether it may name its author."""

    post: ForumPost
    title: str
    category: str
    key: str = ""
    unnamed: bool = False


class LocalForum:
    """core's ForumSite on a file. `changed` is called with a topic's id after each change."""

    name = "local"

    def __init__(
        self, file: Path, clock: Callable[[], datetime], changed: Callable[[str], None] = lambda _: None
    ) -> None:
        self._file = file
        self._clock = clock
        self.changed = changed
        self._rows: list[_Row] = [_row(line, file) for line in _lines(file)]

    async def categories(self) -> Sequence[Category]:
        names = dict.fromkeys([*(row.category for row in self._rows), _DEFAULT])
        return [Category(name, name) for name in names]

    async def open_topic(self, draft: Draft) -> Topic:
        known = next((row for row in self._rows if row.key == draft.key), None)
        if known is None:
            id = f"t{len(self._rows) + 1}"
            post = ForumPost(f"p{len(self._rows) + 1}", id, draft.author, self._clock(), draft.body)
            known = _Row(post, draft.title, draft.category, draft.key, unnamed=not draft.signed)
            self._add(known)
        return self._topic(known.post.topic)

    async def search(self, question: str, limit: int = 3) -> Sequence[Topic]:
        """Topics that share at least two terms with the question, those with most first."""
        asked = set(terms(question))
        shared = {
            t.id: len(asked & set(terms(f"{t.title} {self._posts(t.id)[0].text}"))) for t in self._topics()
        }
        near = sorted((t for t in self._topics() if shared[t.id] >= 2), key=lambda t: -shared[t.id])
        return near[:limit]

    async def topics(self, since: datetime) -> Sequence[Topic]:
        """Topics in which something was said since a moment, oldest first."""
        return [t for t in self._topics() if self._posts(t.id)[-1].at >= since]

    async def posts(self, topic: str) -> Sequence[ForumPost]:
        return self._posts(topic)

    async def reply(self, topic: str, author: Member, text: str) -> ForumPost:
        """Answer in a topic. Raises Refusal where there is no such topic, or nothing to say."""
        opening = self._opening(topic)
        text = text.strip()
        if not text or len(text) > _LONGEST:
            raise Refusal(tr("An answer has between one and {most} characters.", most=f"{_LONGEST:,}"))
        id = f"p{len(self._rows) + 1}"
        post = ForumPost(id, topic, author.id, self._clock(), text, author.role, opening.post.id)
        self._add(_Row(post, opening.title, opening.category))
        return post

    def unnamed(self, topic: str) -> bool:
        """Does who opened the topic want to be named to nobody?"""
        return self._opening(topic).unnamed

    async def accept(self, topic: str, post: str, by: Member) -> None:
        """Mark the answer that helped, as its author or a facilitator may; an earlier mark is taken off."""
        if by.role is not Role.FACILITATOR and by.id != self._opening(topic).post.author:
            raise Refusal(tr("Only who asked, or a facilitator, can accept an answer."))
        self._rows = [
            replace(row, post=replace(row.post, accepted=row.post.id == post))
            if row.post.topic == topic
            else row
            for row in self._rows
        ]
        self._write()
        self.changed(topic)

    def _add(self, row: _Row) -> None:
        self._rows.append(row)
        self._write()
        self.changed(row.post.topic)

    def _opening(self, topic: str) -> _Row:
        found = next((row for row in self._rows if row.post.topic == topic), None)
        if found is None:
            raise Refusal(tr("There is no such topic."))
        return found

    def _posts(self, topic: str) -> list[ForumPost]:
        return [row.post for row in self._rows if row.post.topic == topic]

    def _topics(self) -> list[Topic]:
        return [self._topic(id) for id in dict.fromkeys(row.post.topic for row in self._rows)]

    def _topic(self, id: str) -> Topic:
        opening, (first, *replies) = self._opening(id), self._posts(id)
        others = [reply for reply in replies if reply.author != first.author]
        accepted = next((reply.id for reply in replies if reply.accepted), None)
        return Topic(
            id, opening.title, f"/#forum/{id}", opening.category, first.author, first.at, len(replies),
            others[0].at if others else None, others[0].role if others else None, accepted is not None, accepted,
            (replies[-1] if replies else first).at,
        )  # fmt: skip

    def _write(self) -> None:
        fresh = self._file.with_suffix(".fresh")
        fresh.write_text("".join(json.dumps(_plain(row), ensure_ascii=False) + "\n" for row in self._rows))
        fresh.replace(self._file)


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text(encoding="utf-8").splitlines() if line] if file.exists() else []


def _row(line: str, file: Path) -> _Row:
    try:
        given: Mapping[str, Any] = json.loads(line)
        at = datetime.fromisoformat(str(given["ts"]))
        role = Role.FACILITATOR if given.get("role") in ("facilitator", "staff") else Role.LEARNER
        post = ForumPost(
            str(given["id"]), str(given["topic"]), str(given["author"]), at if at.tzinfo else at.replace(tzinfo=UTC),
            str(given["text"]), role, given.get("reply_to"), bool(given.get("accepted")),
        )  # fmt: skip
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise Refusal(f"{file} has a line that is no forum post ({error}): {line[:60]}") from error
    title = str(given.get("title") or post.text[:60])
    return _Row(post, title, str(given.get("category") or _DEFAULT), str(given.get("key") or ""),
                bool(given.get("unnamed")))  # fmt: skip


def _plain(row: _Row) -> dict[str, object]:
    post = row.post
    return {
        "id": post.id, "topic": post.topic, "title": row.title, "category": row.category, "author": post.author,
        "role": post.role.value, "ts": post.at.isoformat(), "text": post.text, "reply_to": post.reply_to,
        "accepted": post.accepted, "key": row.key, "unnamed": row.unnamed,
    }  # fmt: skip
