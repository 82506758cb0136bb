"""Read the docs anew when a file of theirs has changed, so that a page changed or deleted is never cited as it was."""

import asyncio
import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from bot.gathering import read_anew, with_accepted
from core.refusal import Refusal

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=1)
_log = logging.getLogger("stillwater.docs")


async def run(app: "App") -> None:
    if app.followed.docs is None:
        return
    found = await asyncio.to_thread(fingerprint, app.followed.docs)
    if app.docs_read is None or found == app.docs_read:
        # At first they have just been read.
        app.docs_read = found
        return
    try:
        fresh = await asyncio.to_thread(read_anew, app.sources.library, app.followed.docs)
    except Refusal as refusal:
        # The last index is kept until the docs are there again.
        _log.warning("the docs cannot be read anew: %s", refusal)
        return
    app.docs_read = found
    app.use(with_accepted(fresh, app.accepted) if app.accepted else fresh)


def fingerprint(folder: Path) -> int:
    """A number that changes when a file is added, changed or deleted."""
    return hash(frozenset(_files(folder)))


def _files(folder: Path) -> Iterator[tuple[str, int, int]]:
    for path in folder.rglob("*"):
        # What a fetched copy notes about itself begins with a dot, and is no page.
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if path.is_file() and not hidden:
            about = path.stat()
            yield str(path), about.st_mtime_ns, about.st_size
