"""The forum beside the chat: its topics and posts, and what people do there."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from adapters.platforms.playground.beside import Forum
from adapters.platforms.playground.chat import Chat
from core.forum import ForumPost, Topic
from core.message import Member

Json = dict[str, Any]
_EVER = datetime(1970, 1, 1, tzinfo=UTC)
_SHOWN = 100


class ForumPane:
    """Routes for the forum, by name: what is `asked` (GET) and `done` (POST)."""

    def __init__(self, forum: Forum, chat: Chat) -> None:
        self._forum = forum
        self._chat = chat
        self.asked: dict[str, Callable[[Member, Json], Awaitable[Json]]] = {
            "topics": self._topics,
            "topic": self._topic,
        }
        self.done: dict[str, Callable[[Member, Json], Awaitable[Json]]] = {
            "reply": self._reply,
            "accept": self._accept,
        }

    async def _topics(self, _: Member, __: Json) -> Json:
        """The latest topics, newest first, under the names of their categories."""
        names = {category.id: category.name for category in await self._forum.categories()}
        topics = sorted(await self._forum.topics(_EVER), key=lambda topic: topic.opened, reverse=True)
        return {"topics": [_listed(topic, names) for topic in topics[:_SHOWN]]}

    async def _topic(self, _: Member, given: Json) -> Json:
        return {"posts": [_post(post) for post in await self._forum.posts(given["topic"])]}

    async def _reply(self, me: Member, given: Json) -> Json:
        await self._forum.reply(given["topic"], me, given["text"])
        self._chat.tell({"forum": given["topic"]})
        return {}

    async def _accept(self, me: Member, given: Json) -> Json:
        await self._forum.accept(given["topic"], given["post"], me)
        self._chat.tell({"forum": given["topic"]})
        return {}


def _listed(topic: Topic, names: dict[str, str]) -> Json:
    return {
        "id": topic.id,
        "title": topic.title,
        "category": names.get(topic.category, topic.category),
        "author": topic.author,
        "opened": topic.opened.isoformat(),
        "replies": topic.replies,
        "answered": topic.answered,
    }


def _post(post: ForumPost) -> Json:
    return {
        "id": post.id,
        "author": post.author,
        "at": post.at.isoformat(),
        "text": post.text,
        "accepted": post.accepted,
    }
