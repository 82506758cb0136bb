"""A post that Teams took before a crash is found through Graph and not sent again."""

import asyncio

import pytest
from fake_teams import CHANNEL, GROUP, TENANT, FakeTeams
from remembered import Remembered

from adapters.platforms.teams.connector import Connector
from adapters.platforms.teams.sending import Sender
from adapters.platforms.teams.sent_before import SentBefore
from adapters.platforms.teams.whereabouts import Book, Whereabouts
from core.actions import Post
from core.message import MessageRef
from core.ports import Delivered
from core.reply.pages import page


async def token() -> str:
    return "token"


async def told_twice(
    teams: FakeTeams, *keys: str, place: str = CHANNEL, thread: str | None = None
) -> list[object]:
    """The same sender's work before a crash and after it, by two processes."""
    told: list[object] = []
    for key in keys:
        connector, book = Connector(token), Book(Remembered())
        await book.note(
            place, Whereabouts(teams.base, TENANT, "28:bot", group="g1" if place == CHANNEL else "")
        )
        sender = Sender(connector, book, SentBefore(token, f"{teams.base}/graph"))
        told.append(await sender.deliver(Post(key, place, page("Weekly digest"), thread)))
        await connector.close()
    return told


def test_what_is_out_already_is_found_and_not_sent_again() -> None:
    async def story() -> None:
        async with FakeTeams() as teams:
            first = Delivered(MessageRef(CHANNEL, "t1"))
            assert await told_twice(teams, "digest:1", "digest:1") == [first, first]
            assert len(teams.sent) == 1
            # Another week's is another message.
            assert await told_twice(teams, "digest:2") == [Delivered(MessageRef(CHANNEL, "t2"))]

    asyncio.run(story())


@pytest.mark.parametrize(("place", "thread"), [(GROUP, None), (CHANNEL, "t7")])
def test_in_a_group_chat_and_in_a_thread_too(place: str, thread: str | None) -> None:
    async def story() -> None:
        async with FakeTeams() as teams:
            first, other = (Delivered(MessageRef(place, id)) for id in ("m1", "m2"))
            keys = ("digest:1", "digest:1", "digest:2")
            assert await told_twice(teams, *keys, place=place, thread=thread) == [first, first, other]
            assert len(teams.sent) == 2

    asyncio.run(story())


def test_without_consent_to_read_the_channel_it_is_sent_all_the_same() -> None:
    async def story() -> None:
        async with FakeTeams() as teams:
            teams.consented = False
            assert await told_twice(teams, "digest:1") == [Delivered(MessageRef(CHANNEL, "t1"))]

    asyncio.run(story())
