"""Discourse with the Solved plugin, at the wire."""

import json

import httpx
from forum_wire import Json, Kept, Wire, found, written


def answer(wire: Wire, request: httpx.Request) -> httpx.Response:
    assert request.headers["Api-Key"] == "secret"
    assert request.headers["Api-Username"] == "stillwater"
    path, asked = request.url.path, request.url.params
    if request.method == "POST":
        return _open(wire, json.loads(request.content))
    if path == "/categories.json":
        staff = {"id": 6, "name": "Staff", "description_text": None, "read_restricted": True}
        listed = [{"id": 4, "name": "Questions", "description_text": None, "subcategory_list": [staff]}]
        return found({"category_list": {"categories": listed}})
    if path == "/latest.json":
        listed = [_topic(topic) for topic in wire.there] if asked["page"] == "0" else []
        return found({"topic_list": {"topics": listed}})
    if path == "/search.json":
        hits = wire.titled(asked["q"].lower().split())
        return found({"topics": [_topic(topic) for topic in hits], "posts": []})
    if path.startswith("/t/external_id/"):
        key = path.removeprefix("/t/external_id/").removesuffix(".json")
        known = next((topic for topic in wire.there if topic.key == key), None)
        return found(_topic(known)) if known else httpx.Response(404, json={})
    number = int(path.removeprefix("/t/").removesuffix(".json"))
    if number in wire.refused:
        return httpx.Response(403, json={})
    topic = wire.topic(number)
    if topic is None:
        # It was deleted, and is "gone".
        return httpx.Response(410)
    return found({**_topic(topic), "post_stream": {"posts": _posts(topic), "stream": []}})


def _open(wire: Wire, given: Json) -> httpx.Response:
    wire.check(given)
    if wire.queues:
        return found({"action": "enqueued", "success": True})
    if any(topic.key == given["external_id"] for topic in wire.kept):
        taken = {"action": "create_post", "errors": ["External has already been taken"]}
        return httpx.Response(422, json=taken)
    topic = wire.add(given["title"], str(given["category"]), given["external_id"], given["raw"])
    return found({"id": topic.number * 100, "topic_id": topic.number, "topic_slug": "t", "username": "bot",
                  "created_at": written(topic.active)})  # fmt: skip


def _topic(topic: Kept) -> Json:
    return {
        "id": topic.number, "title": topic.title, "slug": "t", "category_id": int(topic.category),
        "created_at": written(topic.posts[0].at), "bumped_at": written(topic.active), "posts_count": len(topic.posts),
        "has_accepted_answer": topic.accepted is not None,
    }  # fmt: skip


def _posts(topic: Kept) -> list[Json]:
    """The posts, and the small notes about them that Discourse lists among them."""
    posts = [
        {"id": topic.number * 100 + n, "username": p.author, "created_at": written(p.at), "cooked": f"<p>{p.text}</p>",
         "staff": p.staff, "post_number": n + 1, "post_type": 1, "accepted_answer": p.accepted}
        for n, p in enumerate(topic.posts)
    ]  # fmt: skip
    note = {"id": topic.number * 100 + 99, "username": "system", "created_at": written(topic.active), "cooked": "",
            "staff": True, "post_number": 99, "post_type": 3, "accepted_answer": False}  # fmt: skip
    return [*posts, note]
