"""The clock wakes the app every second, and stops with it."""

import asyncio

from bot.clock import ticking


def test_it_wakes_until_the_block_ends() -> None:
    async def story() -> None:
        beats = 0

        async def wake() -> None:
            nonlocal beats
            beats += 1

        with ticking(wake):
            for _ in range(60):
                if beats >= 2:
                    break
                await asyncio.sleep(0.1)
        assert beats >= 2
        stopped = beats
        await asyncio.sleep(1.3)
        assert beats == stopped

    asyncio.run(story())
