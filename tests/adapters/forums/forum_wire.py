"""Three forums at the wire: what goes over HTTP is checked, kept and answered as the real ones do."""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs

import httpx

NOW = "2026-10-05T08:00:00Z"
LATER = "2026-10-05T09:00:00Z"
Json = dict[str, Any]


@dataclass
class Said:
    author: str
    text: str
    staff: bool = False
    accepted: bool = False


@dataclass
class Kept:
    title: str
    category: str
    key: str
    posts: list[Said]


@dataclass
class Wire:
    """A forum's memory, and what goes wrong: answers to give before its own, lost answers, moderation."""

    kept: list[Kept] = field(default_factory=list)
    first: list[httpx.Response | Exception] = field(default_factory=list)
    loses: bool = False
    queues: bool = False
    asked: list[httpx.Request] = field(default_factory=list)

    def handle(self, request: httpx.Request) -> httpx.Response:
        self.asked.append(request)
        if self.first:
            answer = self.first.pop(0)
            if isinstance(answer, Exception):
                raise answer
            return answer
        answer = self.answer(request)
        if self.loses and request.method == "POST" and self.changes(request):
            raise httpx.ReadTimeout("lost")
        return answer

    def changes(self, request: httpx.Request) -> bool:
        return "mutation" in request.content.decode() or "/graphql" not in str(request.url)

    def answer(self, request: httpx.Request) -> httpx.Response:
        raise NotImplementedError

    def add(self, title: str, category: str, key: str, text: str) -> int:
        self.kept.append(Kept(title, category, key, [Said("bot", text)]))
        return len(self.kept)

    def reply(
        self, topic: int, author: str, text: str, *, staff: bool = False, accepted: bool = False
    ) -> None:
        self.kept[topic - 1].posts.append(Said(author, text, staff, accepted))


def found(body: Any) -> httpx.Response:
    return httpx.Response(200, json=body)


class FakeDiscourse(Wire):
    """Discourse with the Solved plugin."""

    check: Callable[[Json], None] = staticmethod(lambda _: None)

    def answer(self, request: httpx.Request) -> httpx.Response:
        assert request.headers["Api-Key"] == "secret"
        assert request.headers["Api-Username"] == "stillwater"
        path = request.url.path
        if request.method == "POST":
            return self._open(json.loads(request.content))
        if path == "/categories.json":
            return found(
                {"category_list": {"categories": [{"id": 4, "name": "Questions", "description_text": None}]}}
            )
        if path == "/latest.json":
            page = int(request.url.params["page"])
            return found(
                {"topic_list": {"topics": [self._topic(n) for n in self._numbers()] if page == 0 else []}}
            )
        if path == "/search.json":
            words = request.url.params["q"].lower().split()
            hits = [n for n in self._numbers() if any(w in self.kept[n - 1].title.lower() for w in words)]
            return found({"topics": [self._topic(n) for n in hits], "posts": []})
        if path.startswith("/t/external_id/"):
            key = path.removeprefix("/t/external_id/").removesuffix(".json")
            hits = [n for n in self._numbers() if self.kept[n - 1].key == key]
            return found(self._topic(hits[0])) if hits else httpx.Response(404, json={})
        number = int(path.removeprefix("/t/").removesuffix(".json"))
        return found({**self._topic(number), "post_stream": {"posts": self._posts(number), "stream": []}})

    def _numbers(self) -> range:
        return range(1, len(self.kept) + 1)

    def _open(self, given: Json) -> httpx.Response:
        self.check(given)
        if self.queues:
            return found({"action": "enqueued", "success": True})
        if any(k.key == given["external_id"] for k in self.kept):
            return httpx.Response(
                422, json={"action": "create_post", "errors": ["External has already been taken"]}
            )
        number = self.add(given["title"], str(given["category"]), given["external_id"], given["raw"])
        return found(
            {"id": number * 100, "topic_id": number, "topic_slug": "t", "username": "bot", "created_at": NOW}
        )

    def _topic(self, number: int) -> Json:
        kept = self.kept[number - 1]
        return {
            "id": number, "title": kept.title, "slug": "t", "category_id": int(kept.category), "created_at": NOW,
            "bumped_at": LATER, "posts_count": len(kept.posts),
            "has_accepted_answer": any(p.accepted for p in kept.posts),
        }  # fmt: skip

    def _posts(self, number: int) -> list[Json]:
        return [
            {"id": number * 100 + n, "username": p.author, "created_at": NOW, "cooked": f"<p>{p.text}</p>",
             "staff": p.staff, "post_number": n + 1, "accepted_answer": p.accepted}
            for n, p in enumerate(self.kept[number - 1].posts)
        ]  # fmt: skip


class FakeGitHub(Wire):
    """GitHub's GraphQL for the queries that are asked."""

    check: Callable[[str], None] = staticmethod(lambda _: None)

    def answer(self, request: httpx.Request) -> httpx.Response:
        assert request.headers["Authorization"] == "Bearer secret"
        given = json.loads(request.content)
        query, asked = given["query"], given["variables"]
        self.check(query)
        numbers = range(1, len(self.kept) + 1)
        if "createDiscussion" in query:
            number = self.add(asked["title"], asked["category"], "", asked["body"])
            return found({"data": {"createDiscussion": {"discussion": self._topic(number)}}})
        if "discussionCategories" in query:
            nodes = [{"id": "4", "name": "Questions", "description": None}]
            return found({"data": {"repository": {"id": "R1", "discussionCategories": {"nodes": nodes}}}})
        if "search(" in query:
            words = asked["words"].lower().split()[1:]
            hits = [n for n in numbers if any(w in self.kept[n - 1].title.lower() for w in words)]
            return found({"data": {"search": {"nodes": [self._topic(n) for n in hits]}}})
        if "node(" in query:
            number = int(asked["id"].removeprefix("D"))
            return found({"data": {"node": {**self._topic(number), "authorAssociation": "NONE",
                                            "comments": {"nodes": self._comments(number)}}}})  # fmt: skip
        page = {
            "pageInfo": {"hasNextPage": False, "endCursor": None},
            "nodes": [self._topic(n) for n in numbers],
        }
        return found({"data": {"repository": {"discussions": page}}})

    def _comments(self, number: int) -> list[Json]:
        return [
            {"id": f"C{n}", "body": p.text, "createdAt": NOW, "isAnswer": p.accepted, "author": {"login": p.author},
             "authorAssociation": "MEMBER" if p.staff else "NONE"}
            for n, p in enumerate(self.kept[number - 1].posts) if n
        ]  # fmt: skip

    def _topic(self, number: int) -> Json:
        kept, comments = self.kept[number - 1], self._comments(number)
        answer = next(({"id": c["id"]} for c in comments if c["isAnswer"]), None)
        return {
            "id": f"D{number}", "title": kept.title, "url": f"https://github.com/o/r/discussions/{number}",
            "body": kept.posts[0].text, "createdAt": NOW, "updatedAt": LATER, "isAnswered": answer is not None,
            "author": {"login": "bot"}, "category": {"id": kept.category}, "answer": answer,
            "comments": {"totalCount": len(comments), "nodes": comments},
        }  # fmt: skip


class FakeNodeBB(Wire):
    """NodeBB, which answers 403 to who sends its cookie back."""

    def answer(self, request: httpx.Request) -> httpx.Response:
        assert request.headers["Authorization"] == "Bearer secret"
        if "Cookie" in request.headers:
            return httpx.Response(403, json={})
        answer = self._answer(request)
        answer.headers["Set-Cookie"] = "express.sid=1; Path=/"
        return answer

    def _answer(self, request: httpx.Request) -> httpx.Response:
        path, numbers = request.url.path, range(1, len(self.kept) + 1)
        if request.method == "POST":
            given = json.loads(request.content)
            if self.queues:
                return found({"status": {"code": "ok"}, "response": {"queued": True, "message": "queued"}})
            number = self.add(given["title"], str(given["cid"]), "", given["content"])
            return found({"status": {"code": "ok"}, "response": self._topic(number)})
        if path == "/api/categories":
            return found({"categories": [{"cid": 4, "name": "Questions", "description": ""}]})
        if path == "/api/recent":
            first = parse_qs(request.url.query.decode()).get("page", ["1"]) == ["1"]
            return found({"topics": [self._topic(n) for n in numbers] if first else []})
        if path == "/api/search":
            words = request.url.params["term"].lower().split()
            hits = [n for n in numbers if any(w in self.kept[n - 1].title.lower() for w in words)]
            return found({"posts": [{"topic": self._topic(n)} for n in hits]})
        number = int(path.removeprefix("/api/topic/"))
        return found({**self._topic(number), "posts": self._posts(number)})

    def _topic(self, number: int) -> Json:
        kept = self.kept[number - 1]
        solved = next((number * 100 + n for n, p in enumerate(kept.posts) if p.accepted), None)
        return {
            "tid": number, "cid": int(kept.category), "title": kept.title, "slug": f"{number}/t",
            "user": {"username": "bot"}, "timestampISO": NOW, "lastposttimeISO": LATER,
            "postcount": len(kept.posts), "isSolved": 1 if solved else 0, "solvedPid": solved,
        }  # fmt: skip

    def _posts(self, number: int) -> list[Json]:
        return [
            {"pid": number * 100 + n, "content": f"<p>{p.text}</p>", "timestampISO": NOW,
             "user": {"username": p.author, "selectedGroups": [{"name": "administrators"}] if p.staff else []}}
            for n, p in enumerate(self.kept[number - 1].posts)
        ]  # fmt: skip
