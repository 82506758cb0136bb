"""The forum beside the chat: who asked there is named only where they agreed to it."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.forums.local import LocalForum
from adapters.platforms.playground import Chat
from adapters.platforms.playground.forum import ForumPane
from core.forum import Draft
from core.message import Member

NOW = datetime(2026, 10, 5, 8, tzinfo=UTC)
ADA, BEN = Member("ada", "Ada"), Member("ben", "Ben")


@pytest.mark.parametrize(
    ("signed", "for_others", "for_herself"),
    [("", "a participant", "a participant (you)"), ("Ada", "ada", "ada")],
)
def test_who_did_not_agree_is_named_to_nobody(
    tmp_path: Path, signed: str, for_others: str, for_herself: str
) -> None:
    async def dialogue() -> None:
        forum = LocalForum(tmp_path / "forum.jsonl", lambda: NOW)
        topic = await forum.open_topic(Draft("k", "Joins", "Why?", "Questions", "ada", signed=signed))
        await forum.reply(topic.id, BEN, "Because.")
        again = LocalForum(tmp_path / "forum.jsonl", lambda: NOW)
        pane = ForumPane(again, Chat())
        for reader, shown in ((BEN, for_others), (ADA, for_herself)):
            (listed,) = (await pane.asked["topics"](reader, {}))["topics"]
            read = await pane.asked["topic"](reader, {"topic": topic.id})
            assert listed["author"] == shown
            assert [post["author"] for post in read["posts"]] == [shown, "ben"]
            assert read["mine"] is (reader is ADA)

    asyncio.run(dialogue())
