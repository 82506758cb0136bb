"""A playground from its opening to its closing, over HTTP: one's own programme, time that passes, what is kept."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.playground.given import Paths, take
from bot.playground.serving import opened
from core.refusal import Refusal

QUESTION = "How do I reset my password?"


class Window:
    """A person's window on a playground."""

    def __init__(self, session: aiohttp.ClientSession, address: str, me: str) -> None:
        self._session, self._address, self.me = session, address, me

    async def get(self, name: str, **given: str) -> dict[str, Any]:
        params = {"me": self.me, **given}
        async with self._session.get(f"{self._address}api/{name}", params=params) as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def post(self, name: str, **given: Any) -> dict[str, Any]:
        headers = {"Origin": self._address.rstrip("/")}
        async with self._session.post(
            f"{self._address}api/{name}", json={"me": self.me, **given}, headers=headers
        ) as answer:
            found: dict[str, Any] = await answer.json()
            return found

    async def ready(self) -> dict[str, Any]:
        """What the window shows once the programme has been read and the bot is switched on."""
        for _ in range(400):
            state = await self.get("state")
            if state["loading"]["done"] >= state["loading"]["total"]:
                return state
            await asyncio.sleep(0.02)
        raise AssertionError("the programme was not read within eight seconds")

    async def sees(self, channel: str) -> list[dict[str, Any]]:
        found: list[dict[str, Any]] = (await self.get("entries", channel=channel))["entries"]
        return found

    async def asks(self, words: str) -> dict[str, Any]:
        """`/stillwater WORDS`; all that stands in the channel then."""
        await self.post("ask", channel="general", text=f"/stillwater {words}")
        return (await self.sees("general"))[-1]

    async def lets_pass(self, **length: float) -> None:
        now = datetime.fromisoformat((await self.get("state"))["clock"]["now"])
        await self.post("pass", until=(now + timedelta(**length)).isoformat())


@asynccontextmanager
async def window(paths: Paths, folder: Path, me: str, *, kept: bool = False) -> AsyncIterator[Window]:
    async with opened(take(paths), folder, (0,), kept=kept) as address, aiohttp.ClientSession() as session:
        yield Window(session, address, me)


def run(dialogue: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(dialogue(), 60))


@pytest.fixture
def own(tmp_path: Path) -> Paths:
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "setup.md").write_text(
        "# Setup\n\n## Resetting your password\n\nYou reset the password on the profile page.\n\n"
        "## The VPN\n\nConnect to the VPN before you open the database.\n\n"
        "## Handing in\n\nHand in your work as one notebook before Sunday.\n"
    )
    (tmp_path / "rules.md").write_text("Please do not use @channel.\n")
    return Paths(docs=docs, protocol=tmp_path / "rules.md")


def test_ones_own_docs_and_protocol_are_what_it_speaks_from(own: Paths, tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with window(own, tmp_path / "kept", "L1") as sam:
            state = await sam.ready()
            (channel,) = state["channels"]
            assert (channel["name"], channel["protocol"]) == ("general", "Please do not use @channel.\n")
            await sam.post("say", channel="general", text=QUESTION, key="1")
            await sam.lets_pass(minutes=2)
            (_, hint) = await sam.sees("general")
            assert "Resetting your password" in repr(hint["page"])

    run(dialogue)


def test_a_page_that_is_changed_or_deleted_meanwhile_is_not_shown_as_it_was(
    own: Paths, tmp_path: Path
) -> None:
    async def dialogue() -> None:
        page = tmp_path / "docs/setup.md"
        async with window(own, tmp_path / "kept", "L1") as sam:
            await sam.ready()
            await sam.lets_pass(minutes=1)
            page.write_text(page.read_text().replace("on the profile page", "at the front desk"))
            await sam.lets_pass(minutes=1)
            assert "at the front desk" in repr(await sam.asks(f"ask {QUESTION}"))
            page.write_text("# Setup\n\n## The VPN\n\nConnect to the VPN before you open the database.\n")
            await sam.lets_pass(minutes=1)
            assert "surely answers this" in repr(await sam.asks(f"ask {QUESTION}"))

    run(dialogue)


def test_a_week_passes_hour_by_hour_and_brings_one_digest(tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with window(Paths(), tmp_path, "U01") as mara:
            await mara.ready()
            for _ in range(2):
                await mara.lets_pass(days=7)
            said = [entry for entry in await mara.sees("C01") if entry["author"] == "stillwater"]
            assert [entry["text"] for entry in said] == [said[0]["text"]]
            assert said[0]["at"].startswith("2026-10-05T07:00")  # nine in the morning in Stockholm

    run(dialogue)


def test_a_kept_playground_goes_on_where_it_was_and_says_nothing_twice(tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with window(Paths(), tmp_path, "U04", kept=True) as jonas:
            await jonas.ready()
            await jonas.post("say", channel="C01", text="How do I reset my database password?", key="1")
            await jonas.lets_pass(minutes=2)
            before = await jonas.sees("C01")
            assert before[-1]["only"] == "U04"
            left = (await jonas.get("state"))["clock"]["now"]
        async with window(Paths(), tmp_path, "U04", kept=True) as jonas:
            state = await jonas.ready()
            assert state["clock"]["now"] >= left
            await jonas.lets_pass(minutes=30)
            assert [entry["id"] for entry in await jonas.sees("C01")] == [entry["id"] for entry in before]

    run(dialogue)


def test_a_port_that_is_taken_is_refused_in_a_sentence_unless_another_will_do(tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with opened(take(Paths()), tmp_path / "a", (0,), kept=False) as address:
            port = int(address.rstrip("/").rpartition(":")[2])
            with pytest.raises(Refusal, match=f"Port {port} on this machine cannot be used"):
                async with opened(take(Paths()), tmp_path / "b", (port,), kept=False):
                    pass
            async with opened(take(Paths()), tmp_path / "c", (port, 0), kept=False) as other:
                assert other != address

    run(dialogue)
