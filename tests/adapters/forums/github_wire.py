"""GitHub's GraphQL at the wire, for the queries that are asked."""

import json

import httpx
from forum_wire import Json, Kept, Wire, found, written


def answer(wire: Wire, request: httpx.Request) -> httpx.Response:
    assert request.headers["Authorization"] == "Bearer secret"
    given = json.loads(request.content)
    query, asked = given["query"], given["variables"]
    wire.check(query)
    if "createDiscussion" in query:
        made = wire.add(asked["title"], asked["category"], "", asked["body"])
        return found({"data": {"createDiscussion": {"discussion": _topic(made)}}})
    if "discussionCategories" in query:
        nodes = [{"id": "4", "name": "Questions", "description": None}]
        return found({"data": {"repository": {"id": "R1", "discussionCategories": {"nodes": nodes}}}})
    if "search(" in query:
        hits = wire.titled(asked["words"].lower().split()[1:])
        return found({"data": {"search": {"nodes": [_topic(topic) for topic in hits]}}})
    if "node(" in query:
        return _posts(wire.topic(int(asked["id"].removeprefix("D"))))
    page = {
        "pageInfo": {"hasNextPage": False, "endCursor": None},
        "nodes": [_topic(topic) for topic in wire.there],
    }
    return found({"data": {"repository": {"discussions": page}}})


def _posts(topic: Kept | None) -> httpx.Response:
    if topic is None:
        gone = {
            "type": "NOT_FOUND",
            "path": ["node"],
            "message": "Could not resolve to a node with the global id.",
        }
        return found({"data": {"node": None}, "errors": [gone]})
    comments = {"nodes": [{**one, "replies": {"nodes": []}} for one in _comments(topic)]}
    return found({"data": {"node": {**_topic(topic), "authorAssociation": "NONE", "comments": comments}}})


def _comments(topic: Kept) -> list[Json]:
    return [
        {"id": f"C{n}", "body": p.text, "createdAt": written(p.at), "isAnswer": p.accepted, "author": {"login": p.author},
         "authorAssociation": "MEMBER" if p.staff else "NONE"}
        for n, p in enumerate(topic.posts) if n
    ]  # fmt: skip


def _topic(topic: Kept) -> Json:
    comments, solved = _comments(topic), topic.accepted
    return {
        "id": f"D{topic.number}", "title": topic.title, "url": f"https://github.com/o/r/discussions/{topic.number}",
        "body": topic.posts[0].text, "createdAt": written(topic.posts[0].at), "updatedAt": written(topic.active),
        "isAnswered": solved is not None, "author": {"login": "bot"}, "category": {"id": topic.category},
        "answer": {"id": f"C{solved}"} if solved is not None else None,
        "comments": {"totalCount": len(comments), "nodes": comments},
    }  # fmt: skip
