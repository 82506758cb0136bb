"""NodeBB, by its read and write interfaces with a bearer token."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import httpx

from adapters.forums.web import Web
from adapters.forums.wording import body, fingerprint, moment, plain
from core.forum import Category, Draft, ForumPost, Topic
from core.message import Role
from core.ports import Memory
from core.refusal import Refusal

NEEDS = {"url": (r"https?://.+", 'url = "https://…", the address of the forum')}
_PAGES = 5
Json = Mapping[str, Any]


def opened(given: Mapping[str, str], key: str, memory: Memory) -> "NodeBB":
    """The forum that the settings name."""
    return NodeBB(given["url"], key, memory)


class NodeBB:
    """core's ForumSite. Solved topics are known where the forum has the question-and-answer plugin.

    `memory` keeps which drafts wait in the forum's moderation queue, so that none is sent there twice.
    """

    name = "nodebb"

    def __init__(
        self, url: str, key: str, memory: Memory, transport: httpx.AsyncBaseTransport | None = None,
        per_minute: int = 60,
    ) -> None:  # fmt: skip
        self._web = Web(url, {"Authorization": f"Bearer {key}"}, transport, per_minute)
        self._memory = memory
        # Two posts of one user at the same time are refused.
        self._one_at_a_time = asyncio.Lock()

    async def categories(self) -> Sequence[Category]:
        listed = (await self._web.listed("/api/categories"))["categories"]
        return [Category(str(c["cid"]), plain(c["name"]), plain(c.get("description") or "")) for c in listed]

    async def open_topic(self, draft: Draft) -> Topic:
        """NodeBB has no key for this: a reference under the body marks the draft, and is looked for first."""
        mark, queue = f"(ref {fingerprint(draft)[:12]})", f"nodebb:queued:{fingerprint(draft)}"
        async with self._one_at_a_time:
            known = await self._marked(draft, mark)
            if known is not None:
                return known
            if await self._memory.recall(queue) is None:
                made = await self._web.post(
                    "/api/v3/topics",
                    {"cid": int(draft.category), "title": draft.title, "content": f"{body(draft)}\n\n{mark}"},
                )
                if not made["response"].get("queued"):
                    return self._topic(made["response"])
                await self._memory.remember(queue, {"queued": True})
        raise Refusal(f"The forum at {self._web.url} keeps the topic until a moderator approves it.")

    async def search(self, question: str, limit: int = 3) -> Sequence[Topic]:
        found = await self._web.get("/api/search", term=question[:200], **{"in": "titles"})
        posts = (found or {}).get("posts") or []
        topics = {str(p["topic"]["tid"]): p["topic"] for p in posts}
        return [self._topic(t) for t in list(topics.values())[:limit] if "timestampISO" in t]

    async def topics(self, since: datetime) -> Sequence[Topic]:
        """The lists of recent topics, at most five pages."""
        found: list[Topic] = []
        for page in range(1, _PAGES + 1):
            listed = await self._recent(page)
            recent = [t for t in listed if moment(t["lastposttimeISO"]) >= since]
            found += map(self._topic, recent)
            if not listed or len(recent) < len(listed):
                break
        return sorted(found, key=lambda topic: topic.opened)

    async def posts(self, topic: str) -> Sequence[ForumPost]:
        """The posts of a topic, at most five pages; none where it was deleted."""
        found = await self._web.get(f"/api/topic/{topic}")
        if found is None or found.get("deleted"):
            return []
        posts, solved = list(found["posts"]), str(found.get("solvedPid") or "")
        for page in range(2, min(_PAGES, (found.get("pagination") or {}).get("pageCount", 1)) + 1):
            more = await self._web.get(f"/api/topic/{topic}", page=page)
            posts += more["posts"] if more else []
        said = enumerate(posts)
        return [_post(topic, post, number, solved) for number, post in said if not post.get("deleted")]

    async def _recent(self, page: int = 1) -> Sequence[Json]:
        listed: Sequence[Json] = (await self._web.listed("/api/recent", page=page))["topics"]
        return listed

    async def _marked(self, draft: Draft, mark: str) -> Topic | None:
        for topic in await self._recent():
            if plain(topic["title"]) == draft.title:
                posts = await self.posts(str(topic["tid"]))
                if posts and mark in posts[0].text:
                    return self._topic(topic)
        return None

    def _topic(self, given: Json) -> Topic:
        solved = bool(given.get("isSolved"))
        return Topic(
            str(given["tid"]), plain(given["title"]), f"{self._web.url}/topic/{given['slug']}", str(given["cid"]),
            (given.get("user") or {}).get("username", ""), moment(given["timestampISO"]),
            max(0, int(given.get("postcount", 1)) - 1), answered=solved,
            accepted_answer=str(given.get("solvedPid") or f"solution of {given['tid']}") if solved else None,
            active=moment(given.get("lastposttimeISO") or given["timestampISO"]),
        )  # fmt: skip


def _post(topic: str, given: Json, number: int, solved: str) -> ForumPost:
    user = given.get("user") or {}
    staff = any(
        group.get("name") in ("administrators", "Global Moderators")
        for group in user.get("selectedGroups", [])
    )
    return ForumPost(
        str(given["pid"]), topic, user.get("username", ""), moment(given["timestampISO"]), plain(given["content"]),
        Role.FACILITATOR if staff else Role.LEARNER, topic if number else None, str(given["pid"]) == solved,
    )  # fmt: skip
