"""The clock that wakes the app: APScheduler with its memory store, in every replica, purely as a clock.

What is done once whatever the replicas is claimed in the ledger, not here.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC
from typing import Protocol

from apscheduler.schedulers.asyncio import AsyncIOScheduler

_SECONDS = 1
# A stall of the machine costs no beat: missed ones are made up for by a single one.
_GRACE = 3_600


class Wakes(Protocol):
    async def __call__(self) -> None: ...


@contextmanager
def ticking(wake: Wakes) -> Iterator[None]:
    """Call `wake` once a second within the block."""
    scheduler = AsyncIOScheduler(timezone=UTC)
    scheduler.add_job(
        wake, "interval", seconds=_SECONDS, misfire_grace_time=_GRACE, coalesce=True, max_instances=1
    )
    scheduler.start()
    try:
        yield
    finally:
        scheduler.shutdown(wait=False)
