"""What one transaction has understood and decided, gathered in memory and written in a few statements."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from heapq import heappop, heappush
from typing import Any

from sqlalchemy import Connection

from adapters.ledger import nudges, stream
from core.decide import Kind, Later
from core.message import MessageRef


@dataclass(slots=True)
class Decided:
    """Rows of messages, what is to be come back to, what is settled and why: none of it written before `write`."""

    connection: Connection
    _rows: dict[MessageRef, dict[str, Any]] = field(default_factory=dict)
    _later: dict[MessageRef, Later] = field(default_factory=dict)
    _settled: set[MessageRef] = field(default_factory=set)
    _reasons: dict[MessageRef, str] = field(default_factory=dict)
    _due: list[tuple[datetime, MessageRef, Kind]] = field(default_factory=list)

    def heard(self, ref: MessageRef, row: dict[str, Any]) -> None:
        """A new message was read."""
        self._rows[ref] = row

    def expect(self, due: Iterable[tuple[datetime, MessageRef, Kind]]) -> None:
        """Earlier messages that fall due while this transaction lasts."""
        for entry in due:
            heappush(self._due, entry)

    def propose(self, ref: MessageRef, later: Later) -> None:
        """Come back to a message when it is due, which may be within this transaction."""
        self._later[ref] = later
        heappush(self._due, (later.due, ref, later.kind))

    def settle(self, ref: MessageRef) -> None:
        """A message has had its verdict, and is not come back to."""
        self._later.pop(ref, None)
        self._settled.add(ref)

    def note(self, ref: MessageRef, because: str) -> None:
        """Why the bot spoke about a message, or kept silent in the end."""
        row = self._rows.get(ref)
        if row is None:
            self._reasons[ref] = because
        else:
            row["verdict"] = because

    @property
    def next_due(self) -> datetime | None:
        """When the next message is to be come back to, as far as this transaction expects any."""
        return self._due[0][0] if self._due else None

    def take_due(self, now: datetime) -> list[tuple[MessageRef, Kind]]:
        """The messages to come back to now, longest due first; each is to be settled or proposed anew."""
        taken = []
        while self._due and self._due[0][0] <= now:
            _, ref, kind = heappop(self._due)
            taken.append((ref, kind))
        return taken

    def ledger(self) -> Connection:
        """The ledger with all of this in it, for what has to be read there."""
        self.write()
        return self.connection

    def write(self) -> None:
        """Write what has been decided so far."""
        stream.remember(self.connection, list(self._rows.values()))
        stream.note(self.connection, self._reasons)
        nudges.settle(self.connection, self._settled)
        nudges.propose(self.connection, self._later)
        for written in (self._rows, self._reasons, self._settled, self._later):
            written.clear()
