"""Open a playground: the page first, the programme read behind it, until it is stopped."""

import asyncio
import shutil
import signal
import tempfile
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import ExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from aiohttp import web
from sqlalchemy import Engine

from adapters.calendars import from_disk, read_calendar
from adapters.docs.semantic import indexed
from adapters.forums.local import LocalForum
from adapters.ledger.engine import open_engine
from adapters.ledger.migrate import migrate
from adapters.platforms.playground import Chat, Log, Playground
from bot.app import App
from bot.playground.clock import Clock, begins
from bot.playground.given import Given
from bot.playground.population import introduce, read_in, switch_on
from bot.playground.surroundings import Surroundings
from bot.sources import Followed, Sources
from core.answers import EmptyLibrary
from core.facts import Session
from core.refusal import Refusal
from core.upload import LARGEST

LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True)
class _Parts:
    """A playground put together, not yet served; `fresh` where its programme has to be read in first."""

    given: Given
    engine: Engine
    chat: Chat
    clock: Clock
    around: Surroundings
    platform: Playground
    app: App
    fresh: bool


async def serve(
    given: Given, ports: Sequence[int], keep: Path | None, announce: Callable[[str], None]
) -> None:
    """Serve a playground until Ctrl-C, on the first of the ports that is free; `announce` gets its address.

    Without `keep`, a folder, nothing of it stays on disk.
    """
    stopped = asyncio.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        with suppress(NotImplementedError):  # Windows, where Ctrl-C cancels the task instead
            asyncio.get_running_loop().add_signal_handler(signum, stopped.set)
    with ExitStack() as closing:
        folder = keep or Path(closing.enter_context(tempfile.TemporaryDirectory(prefix="stillwater-")))
        async with opened(given, folder, ports, kept=keep is not None) as address:
            announce(address)
            await stopped.wait()


@asynccontextmanager
async def opened(given: Given, folder: Path, ports: Sequence[int], *, kept: bool) -> AsyncIterator[str]:
    """A playground in a folder, served on the loopback interface; its address."""
    parts = put_together(given, folder, kept=kept)
    server = web.Application(client_max_size=2 * LARGEST)
    parts.platform.mount(server, parts.app)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    working: asyncio.Task[None] | None = None
    try:
        await _listen(runner, ports)
        working = asyncio.create_task(_work(parts))
        yield f"http://{LOOPBACK}:{runner.addresses[0][1]}/"
    finally:
        if working:
            working.cancel()
            with suppress(asyncio.CancelledError):
                await working
        await parts.platform.stop()
        await runner.cleanup()
        parts.engine.dispose()


async def _listen(runner: web.AppRunner, ports: Sequence[int]) -> None:
    """Listen on the first port that is free. Raises Refusal where none is."""
    for port in ports:
        site = web.TCPSite(runner, LOOPBACK, port)
        try:
            await site.start()
        except OSError:
            await site.stop()
        else:
            return
    raise Refusal(
        f"Port {ports[0]} on this machine cannot be used: it is taken or reserved. Choose another with --port."
    )


def put_together(given: Given, folder: Path, *, kept: bool) -> _Parts:
    """The ledger, the chat, the clock, the forum and the app, in a folder; what was `kept` there goes on."""
    folder.mkdir(parents=True, exist_ok=True)
    engine = open_engine(f"sqlite:///{folder / 'playground.db'}")
    migrate(engine)
    chat = Chat(Log(folder / "chat.jsonl") if kept else None)
    fresh = not chat.people
    clock = Clock(_begins(given), folder / "clock" if kept else None)
    forum = _forum(given, folder, clock)
    around = Surroundings(given, clock, chat, forum, fresh=fresh)
    platform = Playground(chat, around)
    app = App(engine, _sources(given), (platform,), clock.now, forum, Followed(given.docs))
    around.answers(app)

    def changed(topic: str) -> None:
        app.forum_changed()
        chat.tell({"forum": topic})

    forum.changed = changed
    if fresh:
        introduce(engine, chat, given)
    return _Parts(given, engine, chat, clock, around, platform, app, fresh)


async def _work(parts: _Parts) -> None:
    """Read the programme, switch the bot on, and do what falls due."""
    if parts.fresh:
        if parts.given.export:
            entries = await read_in(parts.app.hearing, parts.given.export, parts.around.progress)
            last = max((datetime.fromisoformat(entry.at) for entry in entries), default=parts.clock.now())
            parts.clock.move_to(last + timedelta(minutes=1))
            parts.chat.load(entries)
        await asyncio.to_thread(switch_on, parts.engine, parts.app.hearing, parts.given, parts.clock.now())
        parts.around.ready()
    await parts.app.work()


def _forum(given: Given, folder: Path, clock: Clock) -> LocalForum:
    file = folder / "forum.jsonl"
    if given.forum and not file.exists():
        shutil.copyfile(given.forum, file)
    return LocalForum(file, clock.now)


def _sources(given: Given) -> Sources:
    def sessions(since: datetime, until: datetime) -> tuple[Session, ...]:
        return (
            read_calendar(from_disk(given.calendar), given.programme, since, until) if given.calendar else ()
        )

    given_too = {"docs": given.sections, "calendar": given.calendar}
    missing = frozenset({"forum"} | {name for name, there in given_too.items() if not there})
    library = indexed(given.sections, given.embedder) if given.sections else EmptyLibrary()
    return Sources(given.programme, library, sessions=sessions if given.calendar else None, missing=missing)


def _begins(given: Given) -> datetime:
    """After the export's last day of talk; without one, this morning."""
    zone = ZoneInfo(given.programme.timezone)
    days = [date.fromisoformat(day) for day, _, _ in given.export.days] if given.export else []
    return begins(max(days, default=datetime.now(zone).date() - timedelta(days=1)), zone)
