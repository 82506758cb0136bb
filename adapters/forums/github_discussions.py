"""GitHub Discussions, by GraphQL with a token."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

import httpx

from adapters.forums.web import Web
from adapters.forums.wording import body, fingerprint, moment
from core.forum import Category, Draft, ForumPost, Topic
from core.message import Role
from core.ports import Memory
from core.refusal import Refusal

NEEDS = {"repository": (r"[^/\s]+/[^/\s]+", 'repository = "owner/name"')}
_PAGES = 5
_STAFF = {"OWNER", "MEMBER", "COLLABORATOR"}
Json = Mapping[str, Any]

_TOPIC = """fragment topic on Discussion {
  id title url body createdAt updatedAt isAnswered author { login } category { id } answer { id }
  comments(first: 10) { totalCount nodes { createdAt authorAssociation author { login } } } } """
CATEGORIES = """query($owner: String!, $name: String!) { repository(owner: $owner, name: $name) {
  id discussionCategories(first: 25) { nodes { id name description } } } }"""
TOPICS = (
    _TOPIC
    + """query($owner: String!, $name: String!, $after: String, $by: DiscussionOrderField!) {
  repository(owner: $owner, name: $name) { discussions(first: 50, after: $after,
    orderBy: {field: $by, direction: DESC}) { pageInfo { hasNextPage endCursor } nodes { ...topic } } } }"""
)
SEARCH = (
    _TOPIC
    + """query($words: String!, $limit: Int!) {
  search(query: $words, type: DISCUSSION, first: $limit) { nodes { ...topic } } }"""
)
_COMMENT = (
    "fragment comment on DiscussionComment { id body createdAt isAnswer authorAssociation author { login } } "
)
POSTS = (
    _COMMENT
    + """query($id: ID!) { node(id: $id) { ... on Discussion { id body createdAt author { login }
  authorAssociation comments(first: 100) { nodes { ...comment replies(first: 50) { nodes { ...comment } } } } } } }"""
)
OPEN = (
    _TOPIC
    + """mutation($repository: ID!, $category: ID!, $title: String!, $body: String!) {
  createDiscussion(input: {repositoryId: $repository, categoryId: $category, title: $title, body: $body}) {
    discussion { ...topic } } }"""
)


def opened(given: Mapping[str, str], key: str, memory: Memory) -> "GitHubDiscussions":  # noqa: ARG001 - as every kind
    """The repository that the settings name."""
    return GitHubDiscussions(given["repository"], key)


class GitHubDiscussions:
    """core's ForumSite on one repository, "owner/name"."""

    name = "github_discussions"

    def __init__(
        self, repository: str, key: str, transport: httpx.AsyncBaseTransport | None = None,
        per_minute: int = 60, url: str = "https://api.github.com",
    ) -> None:  # fmt: skip
        self._web = Web(url, {"Authorization": f"Bearer {key}"}, transport, per_minute)
        owner, _, name = repository.partition("/")
        self._where = {"owner": owner, "name": name}

    async def categories(self) -> Sequence[Category]:
        repository = await self._repository()
        listed = repository["discussionCategories"]["nodes"]
        return [Category(c["id"], c["name"], c.get("description") or "") for c in listed]

    async def open_topic(self, draft: Draft) -> Topic:
        """GitHub has no key for this: an unseen comment in the body marks the draft, and is looked for first."""
        mark = f"<!-- stillwater {fingerprint(draft)} -->"
        latest = await self._page("CREATED_AT", None)
        known = next((t for t in latest["nodes"] if mark in t["body"]), None)
        if known is None:
            repository = await self._repository()
            made = await self._ask(
                OPEN, repository=repository["id"], category=draft.category, title=draft.title,
                body=f"{body(draft)}\n\n{mark}",
            )  # fmt: skip
            known = made["createDiscussion"]["discussion"]
        return _topic(known)

    async def search(self, question: str, limit: int = 3) -> Sequence[Topic]:
        words = f"repo:{self._where['owner']}/{self._where['name']} {question[:200]}"
        found = await self._ask(SEARCH, words=words, limit=limit)
        return [_topic(t) for t in found["search"]["nodes"] if t]

    async def topics(self, since: datetime) -> Sequence[Topic]:
        """Fifty topics a page, at most five pages."""
        found: list[Topic] = []
        after: str | None = None
        for _ in range(_PAGES):
            page = await self._page("UPDATED_AT", after)
            recent = [t for t in page["nodes"] if moment(t["updatedAt"]) >= since]
            found += map(_topic, recent)
            if len(recent) < len(page["nodes"]) or not page["pageInfo"]["hasNextPage"]:
                break
            after = page["pageInfo"]["endCursor"]
        return sorted(found, key=lambda topic: topic.opened)

    async def posts(self, topic: str) -> Sequence[ForumPost]:
        """The first hundred comments of a discussion with fifty replies each; none where it was deleted."""
        found = (await self._ask(POSTS, id=topic))["node"]
        if not found:
            return []
        comments = [c for one in found["comments"]["nodes"] for c in (one, *one["replies"]["nodes"])]
        return [_post(topic, found), *(_post(topic, comment, topic) for comment in comments)]

    async def _repository(self) -> Json:
        found: Json | None = (await self._ask(CATEGORIES, **self._where))["repository"]
        if found is None:
            raise Refusal("GitHub does not show this repository; check its name and the token's rights.")
        return found

    async def _page(self, by: str, after: str | None) -> Json:
        found = (await self._ask(TOPICS, **self._where, by=by, after=after))["repository"]
        if found is None:
            raise Refusal("GitHub does not show this repository; check its name and the token's rights.")
        page: Json = found["discussions"]
        return page

    async def _ask(self, query: str, **variables: object) -> Any:
        answer = await self._web.post("/graphql", {"query": query, "variables": variables})
        # What is not there any more is an error too, and an answer.
        refused = [e for e in answer.get("errors") or () if e.get("type") != "NOT_FOUND"]
        if refused:
            raise Refusal(f"GitHub refused: {refused[0].get('message', 'it gave no reason')}")
        return answer["data"]


def _login(given: Json) -> str:
    return str((given.get("author") or {}).get("login", "ghost"))


def _role(given: Json) -> Role:
    return Role.FACILITATOR if given["authorAssociation"] in _STAFF else Role.LEARNER


def _topic(given: Json) -> Topic:
    others = [c for c in given["comments"]["nodes"] if _login(c) != _login(given)]
    first = others[0] if others else None
    return Topic(
        given["id"], given["title"], given["url"], given["category"]["id"], _login(given), moment(given["createdAt"]),
        given["comments"]["totalCount"], moment(first["createdAt"]) if first else None,
        _role(first) if first else None, bool(given["isAnswered"]),
        given["answer"]["id"] if given["answer"] else None, moment(given["updatedAt"]),
    )  # fmt: skip


def _post(topic: str, given: Json, reply_to: str | None = None) -> ForumPost:
    return ForumPost(
        given["id"], topic, _login(given), moment(given["createdAt"]), given["body"], _role(given), reply_to,
        bool(given.get("isAnswer")),
    )  # fmt: skip
