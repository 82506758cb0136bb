"""Discourse, by its REST interface with an API key."""

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
_POSTS = 100
Json = Mapping[str, Any]


def opened(given: Mapping[str, str], key: str, memory: Memory) -> "Discourse":  # noqa: ARG001 - as every kind
    """The forum that the settings name."""
    return Discourse(given["url"], key, given.get("username", "system"))


class Discourse:
    """core's ForumSite. Solved topics are known where the forum has the Solved plugin.

    The lists that are polled do not say who replied first, so `first_reply` stays unknown: the limit of
    60 requests a minute, shared by all keys, does not allow a request for each topic.
    """

    name = "discourse"

    def __init__(
        self, url: str, key: str, username: str, transport: httpx.AsyncBaseTransport | None = None,
        per_minute: int = 60,
    ) -> None:  # fmt: skip
        self._web = Web(url, {"Api-Key": key, "Api-Username": username}, transport, per_minute)
        # An administrator's key shows what learners cannot see; None until the categories have been asked for.
        self._closed: set[str] | None = None

    async def categories(self) -> Sequence[Category]:
        found = await self._web.listed("/categories.json", include_subcategories="true")
        listed = [
            c for top in found["category_list"]["categories"] for c in (top, *top.get("subcategory_list", ()))
        ]
        self._closed = {str(c["id"]) for c in listed if c.get("read_restricted")}
        shown = [c for c in listed if str(c["id"]) not in self._closed]
        return [Category(str(c["id"]), c["name"], c.get("description_text") or "") for c in shown]

    async def open_topic(self, draft: Draft) -> Topic:
        """`external_id` keeps the topic one, also where the forum's answer was lost."""
        known = await self._opened(draft)
        if known is not None:
            return known
        asked = {
            "title": draft.title, "raw": body(draft), "category": int(draft.category),
            "external_id": fingerprint(draft),
        }  # fmt: skip
        try:
            post = await self._web.post("/posts.json", asked)
        except Refusal:
            # Another replica may have opened it a moment ago.
            known = await self._opened(draft)
            if known is None:
                raise
            return known
        if "topic_id" not in post:
            raise Refusal(f"The forum at {self._web.url} keeps the topic until a moderator approves it.")
        url = f"{self._web.url}/t/{post['topic_slug']}/{post['topic_id']}"
        at = moment(post["created_at"])
        return Topic(
            str(post["topic_id"]), draft.title, url, draft.category, post["username"], at, active=at
        )  # fmt: skip

    async def search(self, question: str, limit: int = 3) -> Sequence[Topic]:
        found = await self._web.get("/search.json", q=question[:200])
        topics = map(self._topic, (found or {}).get("topics") or [])
        return [topic for topic in topics if self._is_open(topic)][:limit]

    async def topics(self, since: datetime) -> Sequence[Topic]:
        """The latest lists, a hundred topics a page and at most five pages, without categories closed to learners."""
        if self._closed is None:
            await self.categories()
        found: list[Topic] = []
        for page in range(_PAGES):
            answer = await self._web.listed("/latest.json", order="activity", per_page=100, page=page)
            listed = answer["topic_list"]["topics"]
            recent = [t for t in listed if moment(t["bumped_at"]) >= since]
            found += [topic for topic in map(self._topic, recent) if self._is_open(topic)]
            # Pinned topics stand on top of the first page, however old they are.
            if not listed or moment(listed[-1]["bumped_at"]) < since:
                break
        return sorted(found, key=lambda topic: topic.opened)

    async def posts(self, topic: str) -> Sequence[ForumPost]:
        """At most a hundred posts of a topic; none where it was deleted."""
        found = await self._web.get(f"/t/{topic}.json", include_raw="true")
        if found is None or found.get("deleted_at"):
            return []
        stream = found["post_stream"]
        posts = list(stream["posts"])
        rest = stream.get("stream", [])[len(posts) : _POSTS]
        if rest:
            wanted = "&".join(f"post_ids[]={id}" for id in rest)
            more = await self._web.get(f"/t/{topic}/posts.json?{wanted}&include_raw=true")
            posts += more["post_stream"]["posts"] if more else []
        return [_post(topic, post) for post in posts if _is_said(post)]

    async def _opened(self, draft: Draft) -> Topic | None:
        found = await self._web.get(f"/t/external_id/{fingerprint(draft)}.json")
        return self._topic(found) if found else None

    def _is_open(self, topic: Topic) -> bool:
        return topic.category not in (self._closed or ())

    def _topic(self, given: Json) -> Topic:
        id = str(given["id"])
        solved = bool(given.get("has_accepted_answer") or given.get("accepted_answer"))
        author = (given.get("details") or {}).get("created_by", {}).get("username", "")
        return Topic(
            id, given["title"], f"{self._web.url}/t/{given['slug']}/{id}", str(given.get("category_id", "")), author,
            moment(given["created_at"]), max(0, int(given["posts_count"]) - 1), answered=solved,
            accepted_answer=f"solution of {id}" if solved else None, active=moment(given.get("bumped_at") or given["created_at"]),
        )  # fmt: skip


def _is_said(given: Json) -> bool:
    """Is it what somebody wrote, and neither a note of the forum's own nor taken back?"""
    return given.get("post_type", 1) == 1 and not given.get("user_deleted") and not given.get("deleted_at")


def _post(topic: str, given: Json) -> ForumPost:
    staff = given.get("staff") or given.get("moderator") or given.get("admin")
    return ForumPost(
        str(given["id"]), topic, given["username"], moment(given["created_at"]),
        given.get("raw") or plain(given["cooked"]), Role.FACILITATOR if staff else Role.LEARNER,
        None if given["post_number"] == 1 else topic, bool(given.get("accepted_answer")),
    )  # fmt: skip
