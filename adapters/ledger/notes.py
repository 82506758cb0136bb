"""What adapters remember across restarts, as core's Memory."""

import asyncio
from collections.abc import Mapping

from sqlalchemy import Engine, select

from adapters.ledger.engine import put, reading, table_of, writing
from adapters.ledger.tables import NoteRow

notes = table_of(NoteRow)


class Notes:
    """core's Memory in the ledger."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    async def recall(self, key: str) -> Mapping[str, object] | None:
        return await asyncio.to_thread(self._recall, key)

    async def remember(self, key: str, value: Mapping[str, object]) -> None:
        await asyncio.to_thread(self._remember, key, value)

    def _recall(self, key: str) -> Mapping[str, object] | None:
        with reading(self._engine) as connection:
            found: Mapping[str, object] | None = connection.execute(
                select(notes.c.value).where(notes.c.key == key)
            ).scalar()
        return found

    def _remember(self, key: str, value: Mapping[str, object]) -> None:
        with writing(self._engine) as connection:
            put(connection, NoteRow, [{"key": key, "value": dict(value)}], update=("value",))
