"""Bring docs in a git repository or on a website up to date; a source that is down keeps what was fetched last."""

import asyncio
import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.docs import repository, website
from adapters.ledger import visits
from adapters.ledger.engine import writing
from bot.settings import Elsewhere
from core.refusal import Refusal
from core.visit import DOCS

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(hours=1)
_log = logging.getLogger("stillwater.docs")


async def run(app: "App") -> None:
    if app.followed.docs_elsewhere is not None:
        await asyncio.to_thread(_visit, app, app.followed.docs_elsewhere)


def _visit(app: "App", source: Elsewhere) -> None:
    refused = fetch(source)
    with writing(app.engine) as connection:
        visits.visited(connection, DOCS, refused, app.clock())


def fetch(source: Elsewhere) -> str:
    """Fetch the docs into their folder; why that could not be, empty where it could.

    Raises Refusal only where nothing was ever fetched.
    """
    source.folder.parent.mkdir(parents=True, exist_ok=True)
    try:
        if source.kind == "git":
            repository.fetch(source.address, source.folder)
        else:
            website.mirror(source.address, source.folder, private=source.private)
    except Refusal as refusal:
        if not source.folder.is_dir():
            raise
        _log.warning("the docs stay as they were fetched last: %s", refusal)
        return str(refusal)
    return ""
