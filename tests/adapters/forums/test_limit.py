"""A forum's limit of requests, on an event loop whose clock jumps to whatever is waited for."""

import asyncio
import selectors

import httpx

from adapters.forums.web import Bucket, Web


class _Jumps(selectors.DefaultSelector):
    """Waits for nothing: the time that would pass has passed."""

    now = 0.0

    def select(self, timeout: float | None = None) -> list[tuple[selectors.SelectorKey, int]]:
        self.now += timeout or 0
        return super().select(0)


def test_all_that_is_asked_of_a_forum_shares_its_limit() -> None:
    clock = _Jumps()
    loop = asyncio.SelectorEventLoop(clock)
    loop.time = lambda: clock.now  # type: ignore[method-assign]
    asked: list[float] = []

    def answer(_: httpx.Request) -> httpx.Response:
        asked.append(loop.time())
        return httpx.Response(200, json={})

    async def many() -> None:
        web = Web("https://forum.example", {}, httpx.MockTransport(answer), per_minute=60)
        await asyncio.gather(
            *(web.get("/latest.json") if n % 2 else web.post("/posts.json", {}) for n in range(100))
        )

    loop.run_until_complete(many())
    loop.close()
    assert len(asked) == 100
    assert max(sum(start <= at < start + 60 for at in asked) for start in asked) <= 60


def test_a_few_may_come_at_once_and_no_minute_sees_more_than_sixty() -> None:
    clock = _Jumps()
    loop = asyncio.SelectorEventLoop(clock)
    loop.time = lambda: clock.now  # type: ignore[method-assign]
    taken: list[float] = []

    async def ask(bucket: Bucket) -> None:
        await bucket.take()
        taken.append(loop.time())

    async def many() -> None:
        bucket = Bucket(per_minute=60, burst=10)
        await asyncio.gather(*(ask(bucket) for _ in range(200)))

    loop.run_until_complete(many())
    loop.close()
    assert len([at for at in taken if at < 0.5]) == 10
    assert max(sum(start <= at < start + 60 for at in taken) for start in taken) <= 60
    assert len(taken) == 200
