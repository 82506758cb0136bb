"""The forum beside the chat: its topics and posts, and what people do there."""

from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any

from adapters.platforms.playground.beside import Forum
from adapters.platforms.playground.chat import Chat
from core.forum import ForumPost, Topic
from core.message import Member
from core.words import tr

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

    async def _topics(self, me: Member, _: Json) -> Json:
        """The latest topics, newest first, under the names of their categories."""
        names = {category.id: category.name for category in await self._forum.categories()}
        topics = sorted(await self._forum.topics(_EVER), key=lambda topic: topic.opened, reverse=True)
        return {"topics": [_listed(t, names, self._asker(t.id, t.author, me)) for t in topics[:_SHOWN]]}

    async def _topic(self, me: Member, given: Json) -> Json:
        posts = await self._forum.posts(given["topic"])
        asker = self._asker(given["topic"], posts[0].author, me) if posts else ""
        return {
            "mine": bool(posts) and posts[0].author == me.id,
            "posts": [_post(post, post.author if post.reply_to else asker) for post in posts],
        }

    def _asker(self, topic: str, author: str, me: Member) -> str:
        """Who opened a topic, as a reader sees it: nobody by name who did not agree to it."""
        if not self._forum.unnamed(topic):
            return author
        return tr("a participant (you)") if author == me.id else tr("a participant")

    async def _reply(self, me: Member, given: Json) -> Json:
        await self._forum.reply(given["topic"], me, given["text"])
        self._chat.tell({"forum": given["topic"]})
        return {}

    async def _accept(self, me: Member, given: Json) -> Json:
        await self._forum.accept(given["topic"], given["post"], me)
        self._chat.tell({"forum": given["topic"]})
        return {}


def _listed(topic: Topic, names: dict[str, str], asker: str) -> Json:
    return {
        "id": topic.id,
        "title": topic.title,
        "category": names.get(topic.category, topic.category),
        "author": asker,
        "opened": topic.opened.isoformat(),
        "replies": topic.replies,
        "answered": topic.answered,
    }


def _post(post: ForumPost, author: str) -> Json:
    return {
        "id": post.id,
        "author": author,
        "at": post.at.isoformat(),
        "text": post.text,
        "accepted": post.accepted,
    }
