"""What NodeBB alone does: it refuses two posts of one user at the same time."""

import asyncio

import httpx
import nodebb_wire
from forum_places import PACE, URL
from forum_wire import Wire
from remembered import Remembered

from adapters.forums.nodebb import NodeBB
from core.forum import Draft
from core.refusal import Refusal

BUSY = {"status": {"code": "bad-request", "message": "You are already posting."}, "response": {}}


class OneAtATime(httpx.AsyncBaseTransport):
    """NodeBB as it is reached over a network: a post takes its time, and a second one meanwhile is refused."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._posting = False

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        if request.method != "POST":
            await asyncio.sleep(0)
            return self._wire.handle(request)
        if self._posting:
            return httpx.Response(400, json=BUSY)
        self._posting = True
        await asyncio.sleep(0.01)
        self._posting = False
        return self._wire.handle(request)


def draft(n: int) -> Draft:
    return Draft(f"nudge:C1/{n}", f"Question {n} about joins", "Why?", "4", "ana")


def replica(transport: httpx.AsyncBaseTransport) -> NodeBB:
    return NodeBB(URL, "secret", Remembered(), transport, PACE)


def test_drafts_that_are_sent_together_are_posted_one_after_the_other() -> None:
    async def dialogue() -> None:
        wire = Wire(nodebb_wire.answer)
        forum = replica(OneAtATime(wire))
        opened = await asyncio.gather(*(forum.open_topic(draft(n)) for n in range(3)))
        assert len({topic.id for topic in opened}) == len(wire.kept) == 3

    asyncio.run(dialogue())


def test_the_same_draft_sent_twice_at_once_is_one_topic() -> None:
    async def dialogue() -> None:
        wire = Wire(nodebb_wire.answer)
        forum = replica(OneAtATime(wire))
        first, second = await asyncio.gather(forum.open_topic(draft(1)), forum.open_topic(draft(1)))
        assert first.id == second.id
        assert len(wire.kept) == 1

    asyncio.run(dialogue())


def test_a_post_that_another_replica_was_ahead_of_is_refused_in_words_and_taken_the_next_time() -> None:
    async def dialogue() -> None:
        wire = Wire(nodebb_wire.answer)
        transport = OneAtATime(wire)
        one, other = replica(transport), replica(transport)
        opened, refused = await asyncio.gather(
            one.open_topic(draft(1)), other.open_topic(draft(2)), return_exceptions=True
        )
        assert isinstance(refused, Refusal)
        assert "You are already posting." in str(refused)
        assert (await other.open_topic(draft(2))).id != opened
        assert len(wire.kept) == 2

    asyncio.run(dialogue())
