"""The chat on disk: one change a line, so that a playground can be closed and opened again."""

import json
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class Log:
    """A file of changes. What a message said before it was taken back does not stay in it."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> Iterator[Json]:
        """The changes so far; a last line that was not finished when the machine stopped is cut off."""
        if not self._path.exists():
            return
        whole = 0
        with self._path.open("rb") as file:
            for row in file:
                if not row.endswith(b"\n"):
                    break
                yield json.loads(row)
                whole += len(row)
        os.truncate(self._path, whole)

    def append(self, changes: Iterable[Json]) -> None:
        with self._path.open("a", encoding="utf-8") as file:
            file.writelines(_line(change) for change in changes)

    def rewrite(self, changes: Iterable[Json]) -> None:
        """Hold only these changes from here on."""
        fresh = self._path.with_suffix(".fresh")
        with fresh.open("w", encoding="utf-8") as file:
            file.writelines(_line(change) for change in changes)
        fresh.replace(self._path)


def _line(change: Json) -> str:
    return json.dumps(change, ensure_ascii=False) + "\n"
