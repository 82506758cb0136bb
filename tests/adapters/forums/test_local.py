"""The forum in a file: topics open once, answers are accepted by those who may, and all is there again later."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.calendars import read_forum
from adapters.forums.local import LocalForum
from core.forum import Draft
from core.message import Member, Role
from core.refusal import Refusal

NOW = datetime(2026, 10, 5, 8, tzinfo=UTC)
ANA, BEN, TOM = Member("ana"), Member("ben"), Member("tom", "Tom", Role.FACILITATOR)
DRAFT = Draft("nudge:C1/1", "Joins that lose rows", "My left join loses rows. Why?", "Questions", "ana")


def play(
    tmp_path: Path, dialogue: Callable[[LocalForum, list[str]], Coroutine[Any, Any, None]]
) -> LocalForum:
    changed: list[str] = []
    forum = LocalForum(tmp_path / "forum.jsonl", lambda: NOW, changed.append)
    asyncio.run(dialogue(forum, changed))
    return LocalForum(tmp_path / "forum.jsonl", lambda: NOW)


def test_a_topic_is_opened_once_whatever_is_retried(tmp_path: Path) -> None:
    async def dialogue(forum: LocalForum, changed: list[str]) -> None:
        first, again = await forum.open_topic(DRAFT), await forum.open_topic(DRAFT)
        assert first == again
        assert changed == [first.id]

    forum = play(tmp_path, dialogue)
    (topic,) = asyncio.run(forum.topics(NOW - timedelta(days=1)))
    assert (topic.title, topic.author, topic.opened, topic.replies) == ("Joins that lose rows", "ana", NOW, 0)
    assert asyncio.run(forum.open_topic(DRAFT)) == topic


def test_the_first_reply_by_somebody_else_and_the_accepted_answer_are_known(tmp_path: Path) -> None:
    async def dialogue(forum: LocalForum, _: list[str]) -> None:
        topic = await forum.open_topic(DRAFT)
        await forum.reply(topic.id, ANA, "It is the filter, I think.")
        answer = await forum.reply(topic.id, TOM, "A missing value equals nothing.")
        with pytest.raises(Refusal, match="Only who asked"):
            await forum.accept(topic.id, answer.id, BEN)
        await forum.accept(topic.id, answer.id, ANA)

    forum = play(tmp_path, dialogue)
    (topic,) = asyncio.run(forum.topics(NOW))
    assert (topic.replies, topic.first_reply_role, topic.answered) == (2, Role.FACILITATOR, True)
    assert [post.accepted for post in asyncio.run(forum.posts(topic.id))] == [False, False, True]


def test_a_question_finds_the_topic_that_is_about_the_same(tmp_path: Path) -> None:
    async def dialogue(forum: LocalForum, _: list[str]) -> None:
        topic = await forum.open_topic(DRAFT)
        assert await forum.search("why does a join lose rows?") == [topic]
        assert await forum.search("when is the next live session?") == []

    play(tmp_path, dialogue)


def test_its_file_is_what_replay_reads(tmp_path: Path) -> None:
    async def dialogue(forum: LocalForum, _: list[str]) -> None:
        topic = await forum.open_topic(DRAFT)
        await forum.reply(topic.id, TOM, "Filter before you join.")

    play(tmp_path, dialogue)
    posts, skipped = read_forum(tmp_path / "forum.jsonl")
    assert ([post.text for post in posts], skipped) == (
        ["My left join loses rows. Why?", "Filter before you join."],
        (),
    )


def test_a_file_that_is_no_forum_is_refused(tmp_path: Path) -> None:
    (tmp_path / "forum.jsonl").write_text('{"id": 1}\n')
    with pytest.raises(Refusal, match="no forum post"):
        LocalForum(tmp_path / "forum.jsonl", lambda: NOW)


def test_nothing_is_not_an_answer(tmp_path: Path) -> None:
    async def dialogue(forum: LocalForum, _: list[str]) -> None:
        topic = await forum.open_topic(DRAFT)
        with pytest.raises(Refusal):
            await forum.reply(topic.id, BEN, "  ")
        with pytest.raises(Refusal, match="no such topic"):
            await forum.reply("t99", BEN, "Hello?")

    play(tmp_path, dialogue)
