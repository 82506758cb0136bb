"""Docs that change while the bot runs: reindex reads them anew, and a page that is gone is never cited."""

import asyncio
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import Engine

from bot.app import App
from bot.gathering import library
from bot.jobs import reindex
from bot.replay import Sources
from core.desk import Asked
from core.message import Channel, Member
from core.programme import Programme

NOW = datetime(2026, 10, 5, 10, tzinfo=UTC)


def test_a_page_that_is_changed_or_deleted_is_never_cited_as_it_was(engine: Engine, tmp_path: Path) -> None:
    vpn, lunch = tmp_path / "vpn.md", tmp_path / "lunch.md"
    vpn.write_text(
        "# Connecting to the VPN\nConnect to the VPN with your password before you open the database."
    )
    lunch.write_text("# Lunch\nLunch is at noon.")
    app = App(engine, Sources(Programme("p"), library(tmp_path)), (), lambda: NOW, docs=tmp_path)

    async def shown() -> str:
        await reindex.run(app)
        asked = Asked("ask", "How do I connect to the VPN?", Member("ana"), Channel("D1"), NOW)
        return str((await app.respond(asked)).content)

    async def dialogue() -> None:
        assert "with your password" in await shown()
        vpn.write_text(
            "# Connecting to the VPN\nConnect to the VPN with your key before you open the database."
        )
        assert "with your key" in await shown()
        vpn.unlink()
        assert "with your" not in await shown()
        vpn.write_text(
            "# Connecting to the VPN\nConnect to the VPN with your key before you open the database."
        )
        await shown()
        # Docs that are away for a moment keep the last index.
        vpn.unlink()
        lunch.unlink()
        assert "with your key" in await shown()

    asyncio.run(dialogue())
