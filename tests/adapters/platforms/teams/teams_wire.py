"""The adapter between the fake Teams and a host that remembers, for dialogues over HTTP."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

import aiohttp
from aiohttp import web
from fake_teams import APP, CHANNEL, ISSUER, TENANT, FakeTeams, activity
from remembered import Remembered

from adapters.platforms.teams import Keys, Teams
from core.events import Described, Event
from core.interactions import Interaction
from core.message import Member
from core.ports import Shown
from core.refusal import Refusal
from core.reply.forms import Field, Form
from core.reply.pages import Page, page

NOW = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)
FORM = Form("Settings", "setup.save", (Field("grace", "Minutes"),), about="x")
HELLO = page("Hello <at>everyone</at> & [all](http://x)")


class Recorder:
    """A host that remembers; `fails` makes recording fail, as a locked ledger would."""

    def __init__(self) -> None:
        self.heard: list[Event] = []
        self.found: list[Event] = []
        self.asked: list[Interaction] = []
        self.shown: Page | Form | None = HELLO
        self.replaces = False
        self.fails = False
        self.refuses = ""

    async def hear(self, events: Sequence[Event]) -> None:
        if self.fails:
            raise OSError("the ledger is locked")
        # What the bot found when it looked around comes as a channel with its people.
        found = len(events) > 1 and isinstance(events[0], Described)
        (self.found if found else self.heard).extend(events)

    async def respond(self, interaction: Interaction) -> Shown:
        self.asked.append(interaction)
        if self.refuses:
            raise Refusal(self.refuses)
        return Shown(self.shown, self.replaces)

    async def home(self, member: Member) -> Page:
        return page(f"Home of {member.id}")


class Scene:
    """Teams on one side, the bot's server on the other, HTTP between them."""

    def __init__(
        self, teams: FakeTeams, host: Recorder, platform: Teams, url: str, notes: Remembered
    ) -> None:
        self.teams, self.host, self.platform, self.url, self.notes = teams, host, platform, url, notes

    async def post(self, told: Any, *, token: str = "", **options: Any) -> tuple[int, Any]:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        options = options or {"json": told}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.url, headers=headers, **options) as answer,
        ):
            return answer.status, await answer.json(
                content_type=None
            ) if answer.status == 200 else await answer.text()

    async def say(self, text: str, conversation: str = CHANNEL, **more: Any) -> int:
        return (await self.post(activity("message", self.teams.base, conversation, text=text, **more)))[0]

    def texts(self) -> list[str]:
        return [str(sent["attachments"][0]["content"]) for sent in self.teams.sent]


async def no_pause(_: float) -> None:
    return None


@asynccontextmanager
async def scene(*, notes: Remembered | None = None, signed: bool = False) -> AsyncIterator[Scene]:
    async with FakeTeams() as teams:
        keys = Keys(development=True, host="127.0.0.1")
        if signed:
            keys = Keys(APP, "secret", TENANT, channel_metadata=teams.keys, issuer=ISSUER)
        kept = Remembered() if notes is None else notes
        platform, host, server = Teams(keys, kept, lambda: NOW), Recorder(), web.Application()
        platform._connector._pause = no_pause
        platform.mount(server, host)
        await platform.start(host)
        runner = web.AppRunner(server)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        try:
            yield Scene(
                teams, host, platform, f"http://127.0.0.1:{runner.addresses[0][1]}/api/messages", kept
            )
        finally:
            await platform.stop()
            await runner.cleanup()


def run(dialogue: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(dialogue(), 30))
