"""Take in what happens: events that come in at the same time are recorded together, each acknowledged once it is kept."""

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from core.events import Event


@dataclass(slots=True)
class _Waiting:
    """What somebody wants recorded; `over` once it was tried, with the `fault` where it could not be."""

    events: Sequence[Event]
    over: bool = False
    fault: Exception | None = field(default=None)


class Intake:
    """`record` writes events in one transaction; `alone` is held meanwhile."""

    def __init__(self, record: Callable[[Sequence[Event]], object], alone: asyncio.Lock) -> None:
        self._record, self._alone = record, alone
        self._waiting: list[_Waiting] = []

    async def hear(self, events: Sequence[Event]) -> None:
        """Record events; once this returns they are kept. Raises what kept them from being recorded."""
        mine = _Waiting(events)
        self._waiting.append(mine)
        async with self._alone:
            if not mine.over:
                # The first to get here writes for everybody who has come meanwhile.
                taken, self._waiting = self._waiting, []
                await self._write(taken)
        if mine.fault:
            raise mine.fault

    async def _write(self, taken: Sequence[_Waiting]) -> None:
        """All together; where that fails each alone, so that one that cannot be recorded stops no other."""
        try:
            await asyncio.to_thread(self._record, [event for one in taken for event in one.events])
        except Exception as fault:
            if len(taken) > 1:
                for one in taken:
                    await self._write([one])
                return
            taken[0].fault = fault
        for one in taken:
            one.over = True
