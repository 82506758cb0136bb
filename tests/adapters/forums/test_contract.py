"""What every forum does, each behind its own interface; the last three over HTTP."""

import asyncio
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from forum_places import KINDS, NETWORKED, TOM, Place, placed
from forum_wire import NOW, Wire

from core.forum import Draft
from core.message import Member, Role
from core.ports import ForumSite
from core.refusal import Refusal

SINCE = datetime(2026, 10, 1, tzinfo=UTC)
BEN = Member("ben", "Ben")


@pytest.fixture(params=KINDS)
def place(request: pytest.FixtureRequest, tmp_path: Path) -> Place:
    return placed(request.param, tmp_path)


@pytest.fixture(params=NETWORKED)
def far(request: pytest.FixtureRequest, tmp_path: Path) -> Any:
    found = placed(request.param, tmp_path)
    return found.site, found.wire


async def draft(site: ForumSite, key: str = "nudge:C1/1") -> Draft:
    (category,) = [c for c in await site.categories() if c.name == "Questions"]
    return Draft(key, "Joins that lose rows", "My left join loses rows. Why?", category.id, "ana")


def test_a_topic_is_opened_once_whatever_is_retried(place: Place) -> None:
    async def dialogue() -> None:
        one = await draft(place.site)
        first, again = await place.site.open_topic(one), await place.site.open_topic(one)
        other = await place.site.open_topic(await draft(place.site, "nudge:C1/2"))
        assert first.id == again.id != other.id
        assert len(await place.site.topics(SINCE)) == 2

    asyncio.run(dialogue())


def test_topics_are_listed_found_and_answered(place: Place) -> None:
    async def dialogue() -> None:
        opened = await place.site.open_topic(await draft(place.site))
        (topic,) = await place.site.topics(SINCE)
        assert (topic.id, topic.title, topic.replies, topic.answered) == (
            opened.id,
            "Joins that lose rows",
            0,
            False,
        )
        assert topic.accepted_answer is None
        assert await place.site.topics(datetime(2026, 11, 1, tzinfo=UTC)) == []
        assert [t.id for t in await place.site.search("joins that lose rows")] == [opened.id]
        assert await place.site.search("cheese") == []

        await place.reply(topic.id, TOM, "Filter before you join.", accepted=True)
        (topic,) = await place.site.topics(SINCE)
        assert (topic.replies, topic.answered) == (1, True)
        assert topic.accepted_answer
        first, reply = await place.site.posts(topic.id)
        assert "My left join loses rows." in first.text
        assert (first.reply_to, first.accepted) == (None, False)
        assert (reply.text, reply.accepted, reply.role) == ("Filter before you join.", True, Role.FACILITATOR)
        assert reply.reply_to

    asyncio.run(dialogue())


def test_all_of_a_topic_is_read_and_its_activity_shows_in_the_list(place: Place) -> None:
    async def dialogue() -> None:
        opened = await place.site.open_topic(await draft(place.site))
        for text in ("Which rows?", "Those without a date.", "Then the filter drops them."):
            await place.reply(opened.id, BEN, text)
        (topic,) = await place.site.topics(SINCE)
        assert (topic.replies, topic.active) == (3, NOW)
        said = await place.site.posts(topic.id)
        assert [post.text for post in said[1:]] == [
            "Which rows?",
            "Those without a date.",
            "Then the filter drops them.",
        ]
        assert {post.author for post in said[1:]} == {"ben"}
        assert await place.site.posts(opened.id.replace("1", "9")) == []

    asyncio.run(dialogue())


def test_a_topic_that_was_deleted_has_no_posts(far: tuple[ForumSite, Wire]) -> None:
    async def dialogue() -> None:
        site, wire = far
        opened = await site.open_topic(await draft(site))
        wire.kept[0].gone = True
        assert await site.posts(opened.id) == []
        assert await site.topics(SINCE) == []

    asyncio.run(dialogue())


def test_an_address_without_a_forum_is_said_so_and_not_read_as_an_empty_one(
    far: tuple[ForumSite, Wire],
) -> None:
    site, wire = far
    for ask in (site.categories, lambda: site.topics(SINCE)):
        wire.first = [httpx.Response(404, text="<html>")]
        with pytest.raises(Refusal, match=r"forum\.example|GitHub|api\.github\.com"):
            asyncio.run(ask())  # type: ignore[arg-type]


def test_nobody_is_named_unless_they_agreed(far: tuple[ForumSite, Wire]) -> None:
    async def dialogue() -> None:
        site, wire = far
        await site.open_topic(await draft(site))
        assert "Asked by a participant" in wire.kept[0].posts[0].text
        assert "ana" not in wire.kept[0].posts[0].text

    asyncio.run(dialogue())


def test_an_answer_lost_on_the_way_does_not_open_a_second_topic(far: tuple[ForumSite, Wire]) -> None:
    async def dialogue() -> None:
        site, wire = far
        one = await draft(site)
        wire.loses = True
        with suppress(Refusal):
            await site.open_topic(one)
        wire.loses = False
        await site.open_topic(one)
        assert len(wire.kept) == 1

    asyncio.run(dialogue())


@pytest.mark.parametrize(
    ("goes_wrong", "said"),
    [
        (httpx.ConnectError("no route"), "cannot be reached"),
        (httpx.ReadTimeout("slow"), "in time"),
        (httpx.Response(500, text="oops"), "fault of its own"),
        (httpx.Response(403, json={}), "key and rights"),
        (httpx.Response(200, text="<html>"), "not JSON"),
        (httpx.Response(429, text="Slow down", headers={"Retry-After": "3600"}), "busy"),
        (httpx.Response(429, json={"extras": {"wait_seconds": 3600}}), "busy"),
    ],
)
def test_what_goes_wrong_is_one_sentence(
    far: tuple[ForumSite, Wire], goes_wrong: httpx.Response | Exception, said: str
) -> None:
    site, wire = far
    wire.first = [goes_wrong]
    with pytest.raises(Refusal, match=said):
        asyncio.run(site.categories())


@pytest.mark.parametrize(
    "busy",
    [httpx.Response(429, text="Slow down", headers={"Retry-After": "0"}),
     httpx.Response(429, json={"extras": {"wait_seconds": 0}})],
)  # fmt: skip
def test_a_short_wait_is_waited_for(far: tuple[ForumSite, Wire], busy: httpx.Response) -> None:
    site, wire = far
    wire.first = [busy]
    assert [c.name for c in asyncio.run(site.categories())] == ["Questions"]


@pytest.mark.parametrize("kind", ["discourse", "nodebb"])
def test_a_topic_that_waits_for_a_moderator_is_not_there_yet(kind: str, tmp_path: Path) -> None:
    async def dialogue() -> None:
        found = placed(kind, tmp_path)
        found.wire.queues = True
        one = await draft(found.site)
        for _ in range(2):
            with pytest.raises(Refusal, match="moderator"):
                await found.site.open_topic(one)
        if kind == "nodebb":
            # It is in the queue once, however often it is tried.
            assert [r.method for r in found.wire.asked].count("POST") == 1

    asyncio.run(dialogue())


def test_what_another_replica_opened_a_moment_ago_is_taken_for_ones_own_on_discourse(tmp_path: Path) -> None:
    async def dialogue() -> None:
        found = placed("discourse", tmp_path)
        one = await draft(found.site)
        opened = await found.site.open_topic(one)
        found.wire.first = [httpx.Response(404, json={})]  # it was not there yet when it was looked for
        assert (await found.site.open_topic(one)).id == opened.id
        assert len(found.wire.kept) == 1

    asyncio.run(dialogue())


def test_what_is_said_behind_discourses_closed_doors_is_not_read(tmp_path: Path) -> None:
    async def dialogue() -> None:
        found = placed("discourse", tmp_path)
        found.wire.add("Grades of everybody", "6", "", "Who fails?")
        assert await found.site.topics(SINCE) == []
        assert await found.site.search("grades of everybody") == []
        assert [c.name for c in await found.site.categories()] == ["Questions"]

    asyncio.run(dialogue())
