"""Serve: one web server, the platforms that are configured, and the work that falls due, until it is stopped."""

import asyncio
import logging
import signal
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager, suppress
from datetime import UTC, datetime
from typing import Protocol

from aiohttp import web
from sqlalchemy import Engine

from adapters import forums
from adapters.calendars import Address
from adapters.charts import png
from adapters.forums import hook
from adapters.ledger.engine import open_engine
from adapters.ledger.migrate import migrate
from adapters.ledger.notes import Notes
from bot.app import App
from bot.gathering import gathered
from bot.jobs.fetch_docs import fetch
from bot.settings import ForumKeys, Settings, SlackKeys
from bot.sources import Followed
from core.ports import ForumSite, Host, Memory, Platform
from core.refusal import Refusal

_log = logging.getLogger("stillwater")


class _OnTheWeb(Platform, Protocol):
    """A platform with addresses on the one web server."""

    def mount(self, server: web.Application, host: Host) -> None: ...


async def serve(settings: Settings, announce: Callable[[str], None]) -> None:
    """Serve until SIGINT or SIGTERM; `announce` gets the address. Raises Refusal where nothing is configured or a platform refuses."""
    stopped = asyncio.Event()
    for signum in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(signum, stopped.set)
    async with serving(settings) as address:
        announce(address)
        await stopped.wait()


@asynccontextmanager
async def serving(settings: Settings) -> AsyncIterator[str]:
    """A running deployment; its address. On the way out what is under way is finished."""
    if settings.docs_elsewhere:
        await asyncio.to_thread(fetch, settings.docs_elsewhere)
    sources, skipped = await asyncio.to_thread(gathered, settings)
    for one in skipped:
        _log.warning("skipped %s: %s", one.where, one.why)
    engine = open_engine(settings.ledger)
    await asyncio.to_thread(migrate, engine)
    platforms = _platforms(settings, engine)
    sole = engine.dialect.name == "sqlite"
    forum = _forum(settings.site, Notes(engine)) if settings.site else None
    calendar = Address(settings.calendar_at) if settings.calendar_at else None
    followed = Followed(settings.docs, settings.docs_elsewhere, calendar)
    app = App(engine, sources, platforms, lambda: datetime.now(UTC), forum, followed,
              sole_writer=sole, retention=settings.retention)  # fmt: skip
    try:
        async with _server(settings, platforms, app) as address, _started(platforms, app), _at_work(app):
            yield address
    finally:
        engine.dispose()


@asynccontextmanager
async def _started(platforms: Sequence[Platform], app: App) -> AsyncIterator[None]:
    """The platforms hear and speak; on the way out they finish what is under way."""
    try:
        for platform in platforms:
            await platform.start(app)
        yield
    finally:
        for platform in platforms:
            await platform.stop()


@asynccontextmanager
async def _at_work(app: App) -> AsyncIterator[None]:
    """What falls due is done meanwhile."""
    working = asyncio.create_task(app.work())
    try:
        yield
    finally:
        working.cancel()
        with suppress(asyncio.CancelledError):
            await working


def _platforms(settings: Settings, engine: Engine) -> Sequence[_OnTheWeb]:
    """The platforms whose keys are set, imported only then."""
    found: list[_OnTheWeb] = []
    if settings.slack:
        found.append(_slack(settings.slack, engine))
    if settings.teams:
        from adapters.platforms.teams import Keys, Teams

        keys = settings.teams
        found.append(
            Teams(
                Keys(keys.app_id, keys.password, keys.tenant, keys.development, settings.host), Notes(engine)
            )
        )
    if not found:
        raise Refusal(
            "Nothing to serve: set SLACK_BOT_TOKEN with SLACK_APP_TOKEN or SLACK_SIGNING_SECRET, or TEAMS_APP_ID with "
            "TEAMS_APP_PASSWORD and TEAMS_TENANT_ID; or try `stillwater playground`."
        )
    return found


def _slack(keys: SlackKeys, engine: Engine) -> _OnTheWeb:
    from adapters.platforms.slack import Keys, Slack
    from adapters.platforms.slack.installing import installing

    many = installing(keys.client_id, keys.client_secret, engine.url) if keys.client_id else None
    return Slack(
        Keys(keys.bot_token, keys.app_token, keys.signing_secret, many, keys.api), png, Notes(engine)
    )


def _forum(keys: ForumKeys, memory: Memory) -> ForumSite:
    opened: ForumSite = forums.every()[keys.kind].opened(keys.given, keys.key, memory)
    return opened


@asynccontextmanager
async def _server(settings: Settings, platforms: Sequence[_OnTheWeb], app: App) -> AsyncIterator[str]:
    server = web.Application()
    server.router.add_get("/healthz", _healthy)
    for platform in platforms:
        platform.mount(server, app)
    if settings.site and settings.site.secret:
        hook.mount(server, settings.site.secret, app.forum_changed)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
    except OSError as error:
        await runner.cleanup()
        raise Refusal(
            f"Port {settings.port} of {settings.host} cannot be used: {error.strerror or error}."
        ) from error
    try:
        yield f"http://{settings.host}:{settings.port}/"
    finally:
        await runner.cleanup()


async def _healthy(_: web.Request) -> web.Response:
    return web.Response(text="ok")
