"""What an adapter remembers, for one test."""

from collections.abc import Mapping


class Remembered(dict[str, Mapping[str, object]]):
    """core's Memory in a dictionary, as the ledger's is in a table."""

    async def recall(self, key: str) -> Mapping[str, object] | None:
        return self.get(key)

    async def remember(self, key: str, value: Mapping[str, object]) -> None:
        self[key] = value
