"""How fast Slack's events are acknowledged in a burst: python -m bot.bench.burst [--events N] [--ledger URL]

Serves the real adapter and app on an empty ledger (SQLite in a temporary folder unless `--ledger` names one),
posts so many signed messages of 20 people at once over HTTP, and prints how long the acknowledgement took that
half of them, 99 in 100 and the slowest waited for, in milliseconds. Slack sends again what took over 3,000.
"""

import argparse
import asyncio
import hashlib
import hmac
import json
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

import aiohttp
from aiohttp import web
from sqlalchemy import func, select

from adapters.ledger import stream
from adapters.ledger.engine import open_engine, reading
from adapters.ledger.migrate import migrate
from adapters.ledger.notes import Notes
from adapters.platforms.slack import Keys, Slack
from bot.app import App
from bot.sources import Sources
from core.answers import EmptyLibrary
from core.programme import Programme

_SECRET = "bench"
_SAID = (
    "I think the second one holds because its reasons do.",
    "How do I start?",
    "ok thanks",
    "It depends, see above.",
)


def event(number: int) -> bytes:
    """A message as Slack posts it."""
    at = f"{time.time() + number / 1000:.6f}"
    said = {
        "type": "message",
        "channel": "C1",
        "user": f"U{number % 20}",
        "text": _SAID[number % 4],
        "ts": at,
    }
    return json.dumps(
        {
            "type": "event_callback",
            "team_id": "T1",
            "event_id": f"Ev{number}",
            "event": {**said, "event_ts": at},
        }
    ).encode()


def signed(body: bytes) -> dict[str, str]:
    """The headers with which Slack shows that a request is its own."""
    now = str(int(time.time()))
    mark = hmac.new(_SECRET.encode(), f"v0:{now}:".encode() + body, hashlib.sha256).hexdigest()
    return {
        "content-type": "application/json", "x-slack-request-timestamp": now, "x-slack-signature": f"v0={mark}",
    }  # fmt: skip


async def _api(_: web.Request) -> web.Response:
    """Slack's side: a workspace with nothing in it."""
    return web.json_response({"ok": True, "team_id": "T1", "user_id": "UBOT", "bot_id": "B1"})


@asynccontextmanager
async def listening(server: web.Application) -> AsyncIterator[str]:
    runner = web.AppRunner(server)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def burst(url: str, events: int) -> list[float]:
    """The milliseconds until each was acknowledged, shortest first."""

    async def post(session: aiohttp.ClientSession, body: bytes) -> float:
        began = time.perf_counter()
        async with session.post(url, data=body, headers=signed(body)) as answer:
            answer.raise_for_status()
        return (time.perf_counter() - began) * 1000

    bodies = [event(number) for number in range(events)]
    async with aiohttp.ClientSession(connector=aiohttp.TCPConnector(limit=0)) as session:
        return sorted(await asyncio.gather(*(post(session, body) for body in bodies)))


async def measure(ledger: str, events: int) -> None:
    engine = open_engine(ledger)
    migrate(engine)
    api, server = web.Application(), web.Application()
    api.router.add_route("*", "/api/{method}", _api)
    async with listening(api) as slack:
        keys = Keys("xoxb-1", signing_secret=_SECRET, api=f"{slack}/api/")
        platform = Slack(keys, lambda _: b"", Notes(engine))
        sole = engine.dialect.name == "sqlite"
        app = App(
            engine,
            Sources(Programme("bench"), EmptyLibrary()),
            (platform,),
            lambda: datetime.now(UTC),
            sole_writer=sole,
        )
        platform.mount(server, app)
        async with listening(server) as address:
            await platform.start(app)
            taken = await burst(f"{address}/slack/events", events)
            await platform.stop()
    with reading(engine) as connection:
        kept = connection.execute(select(func.count()).select_from(stream.messages)).scalar()
    print(f"{events} at once on {engine.dialect.name}, {kept} recorded")
    print(
        f"half {taken[events // 2]:.0f} ms, 99 in 100 {taken[int(events * 0.99)]:.0f} ms, slowest {taken[-1]:.0f} ms"
    )
    engine.dispose()


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--events", type=int, default=500)
    parser.add_argument("--ledger", metavar="URL")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        ledger = args.ledger or f"sqlite:///{Path(folder) / 'bench.db'}"
        asyncio.run(measure(ledger, args.events))


if __name__ == "__main__":
    main()
