"""The adapter between the fake Slack and a host that remembers, for dialogues over the wire."""

import asyncio
import socket
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from aiohttp import web
from fake_slack import CHAT, SPECS, TEAM, FakeSlack
from remembered import Remembered

from adapters.platforms.slack import Keys, Slack
from core.events import Described, Event, Joined
from core.interactions import Interaction
from core.message import Member
from core.ports import Shown
from core.refusal import Refusal
from core.reply.forms import Form
from core.reply.pages import Page, page

NOW = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)
CHANNEL = f"{TEAM}/{CHAT}"


class Recorder:
    """A host that remembers; `fails` makes recording fail, as a locked ledger would."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self.known: list[Described | Joined] = []
        self.asked: list[Interaction] = []
        self.shown: Page | Form | None = page("Hello <!channel> & all")
        self.replaces = False
        self.fails = False
        self.refuses = ""
        self.takes = 0.0

    async def hear(self, events: Sequence[Event]) -> None:
        if self.fails:
            raise OSError("the ledger is locked")
        self.heard += [e for e in events if not isinstance(e, Described | Joined)]
        self.known += [e for e in events if isinstance(e, Described | Joined)]

    async def respond(self, interaction: Interaction) -> Shown:
        self.asked.append(interaction)
        await asyncio.sleep(self.takes)
        if self.refuses:
            raise Refusal(self.refuses)
        return Shown(self.shown, self.replaces)

    async def home(self, member: Member) -> Page:
        return page(f"Home of {member.id}")


@asynccontextmanager
async def running(
    *, sockets: bool = False, memory: Remembered | None = None, clock: Callable[[], datetime] = lambda: NOW
) -> AsyncIterator[tuple[FakeSlack, Recorder, Slack, str]]:
    memory = Remembered() if memory is None else memory
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    async with FakeSlack() as slack:
        way = {"app_token": "xapp-1"} if sockets else {"signing_secret": "s3cret"}
        keys = Keys("xoxb-1", api=f"{slack.base}/api/", **way)  # type: ignore[arg-type]
        platform, host, server = (
            Slack(keys, lambda _: b"png", memory, clock, pace=0),
            Recorder(),
            web.Application(),
        )
        platform.mount(server, host)
        runner = web.AppRunner(server)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await platform.start(host)
        try:
            yield slack, host, platform, f"http://127.0.0.1:{port}/slack/events"
        finally:
            await platform.stop()
            await runner.cleanup()
        if SPECS.exists():
            assert slack.refused == []


def run(dialogue: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(dialogue(), 30))


async def until(true: Callable[[], object]) -> None:
    for _ in range(300):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen within six seconds")


def said(text: str, ts: str = "1790000001.000100", **more: Any) -> dict[str, Any]:
    event = {"type": "message", "channel": CHAT, "user": "U1", "text": text, "ts": ts, **more}
    return {"type": "event_callback", "team_id": TEAM, "api_app_id": "A1", "event_id": "Ev1", "event": event}


def command(slack: FakeSlack, text: str) -> dict[str, Any]:
    return {
        "command": "/stillwater", "text": text, "user_id": "U1", "user_name": "ana", "team_id": TEAM,
        "channel_id": CHAT, "channel_name": "course-chat", "trigger_id": "t1", "response_url": f"{slack.base}/hook",
    }  # fmt: skip
