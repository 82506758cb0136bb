"""NodeBB at the wire, which answers 403 to who sends its cookie back and shows a topic two posts a page."""

import json
from typing import Any

import httpx
from forum_wire import Json, Kept, Wire, found, written

_A_PAGE = 2


def answer(wire: Wire, request: httpx.Request) -> httpx.Response:
    assert request.headers["Authorization"] == "Bearer secret"
    if "Cookie" in request.headers:
        return httpx.Response(403, json={})
    given = _answer(wire, request)
    given.headers["Set-Cookie"] = "express.sid=1; Path=/"
    return given


def _answer(wire: Wire, request: httpx.Request) -> httpx.Response:
    path, page = request.url.path, int(request.url.params.get("page", "1"))
    if request.method == "POST":
        return _open(wire, json.loads(request.content))
    if path == "/api/categories":
        return found({"categories": [{"cid": 4, "name": "Questions", "description": ""}]})
    if path == "/api/recent":
        return found({"topics": [_topic(topic) for topic in wire.there] if page == 1 else []})
    if path == "/api/search":
        hits = wire.titled(request.url.params["term"].lower().split())
        return found({"posts": [{"topic": _topic(topic)} for topic in hits]})
    topic = wire.topic(int(path.removeprefix("/api/topic/")))
    if topic is None:
        return httpx.Response(404, json={})
    posts = _posts(topic)
    shown = posts[(page - 1) * _A_PAGE : page * _A_PAGE]
    pages = {"currentPage": page, "pageCount": -(-len(posts) // _A_PAGE)}
    return found({**_topic(topic), "posts": shown, "pagination": pages})


def _open(wire: Wire, given: Json) -> httpx.Response:
    done: dict[str, Any] = {"status": {"code": "ok"}}
    if wire.queues:
        return found({**done, "response": {"queued": True, "message": "queued"}})
    made = wire.add(given["title"], str(given["cid"]), "", given["content"])
    return found({**done, "response": _topic(made)})


def _topic(topic: Kept) -> Json:
    solved = topic.accepted
    return {
        "tid": topic.number, "cid": int(topic.category), "title": topic.title, "slug": f"{topic.number}/t",
        "user": {"username": "bot"}, "timestampISO": written(topic.posts[0].at),
        "lastposttimeISO": written(topic.active), "postcount": len(topic.posts), "isSolved": 0 if solved is None else 1,
        "solvedPid": None if solved is None else topic.number * 100 + solved,
    }  # fmt: skip


def _posts(topic: Kept) -> list[Json]:
    return [
        {"pid": topic.number * 100 + n, "content": f"<p>{p.text}</p>", "timestampISO": written(p.at), "deleted": 0,
         "user": {"username": p.author, "selectedGroups": [{"name": "administrators"}] if p.staff else []}}
        for n, p in enumerate(topic.posts)
    ]  # fmt: skip
