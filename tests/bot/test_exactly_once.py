"""The week's digest arrives once: with two replicas at work, and when one is killed in the middle of posting."""

import asyncio
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web
from fake_slack import CHAT, TEAM, FakeSlack
from sqlalchemy import Engine
from sqlalchemy import text as sql

from adapters.ledger import people, stream
from adapters.ledger.engine import writing
from core.events import Described
from core.message import Channel, Message, MessageRef
from core.programme import ChannelSettings, Mode

CHANNEL = f"{TEAM}/{CHAT}"


class Hesitant(FakeSlack):
    """Slack that does not answer while it `holds` a message to the channel, before it has taken it or after."""

    def __init__(self) -> None:
        super().__init__()
        self.holds = ""
        self.reached = asyncio.Event()

    async def _call(self, request: web.Request) -> web.Response:
        method, said = request.match_info["method"], await request.text()
        posting = method == "chat.postMessage" and f'"{CHAT}"' in said
        if posting and self.holds == "before":
            self.reached.set()
            await asyncio.sleep(3600)
        answer = await super()._call(request)
        if posting and self.holds == "after":
            self.reached.set()
            await asyncio.sleep(3600)
        return answer

    @property
    def posted(self) -> list[Any]:
        return self.kept.get(CHAT, [])


def last_week_was_busy(engine: Engine) -> None:
    """A channel that is switched on, whose digest is due today, with enough talk by enough people."""
    now = datetime.now(UTC)
    monday = now.replace(hour=9, minute=0) - timedelta(days=now.weekday() + 7)
    settings = ChannelSettings(mode=Mode.ON, digest_day=now.weekday(), digest_at=time(0), timezone="UTC")
    with writing(engine) as connection:
        people.describe(connection, Described(Channel(CHANNEL, "course-chat"), monday))
        people.set_settings(connection, CHANNEL, settings, monday)
        said = [
            Message(MessageRef(CHANNEL, f"m{n}"), f"U{n % 7}", monday + timedelta(hours=n), "hello")
            for n in range(30)
        ]
        stream.remember(connection, [stream.as_row(m, words=1, reflection=0.2) for m in said])


def replica(slack: FakeSlack, engine: Engine, folder: Path) -> "subprocess.Popen[str]":
    """`stillwater serve` as a process of its own."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = folder / f"{port}.toml"
    config.write_text(f'[programme]\nname = "Course"\n[server]\nhost = "127.0.0.1"\nport = {port}\n')
    environment = {
        **os.environ, "STILLWATER_CONFIG": str(config), "SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s3cret",
        "STILLWATER_LEDGER": engine.url.render_as_string(hide_password=False), "SLACK_API": f"{slack.base}/api/",
    }  # fmt: skip
    command = [sys.executable, "-c", "from bot.cli import main; main()", "serve"]
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, text=True
    )


async def until(true: Callable[[], object], seconds: float = 40) -> None:
    for _ in range(int(seconds / 0.05)):
        if true():
            return
        await asyncio.sleep(0.05)
    raise AssertionError(f"it did not happen within {seconds} seconds")


def state(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        found = connection.execute(sql("SELECT state FROM outbox WHERE key LIKE 'digest:%'"))
        return [str(row[0]) for row in found]


def the_lease_runs_out(engine: Engine) -> None:
    with writing(engine) as connection:
        past = datetime.now(UTC) - timedelta(minutes=5)
        connection.execute(
            sql("UPDATE outbox SET next_try = :past"),
            {"past": past.replace(tzinfo=None) if engine.dialect.name == "sqlite" else past},
        )


def test_killed_before_slack_takes_it_and_again_when_it_has_not_answered_yet(
    engine: Engine, tmp_path: Path
) -> None:
    last_week_was_busy(engine)

    async def story() -> None:
        async with Hesitant() as slack:
            for moment, taken in (("before", 0), ("after", 1)):
                slack.holds, slack.reached = moment, asyncio.Event()
                killed = replica(slack, engine, tmp_path)
                try:
                    await until(slack.reached.is_set)
                finally:
                    killed.send_signal(signal.SIGKILL)
                    killed.wait()
                assert (state(engine), len(slack.posted)) == (["waiting"], taken)
                the_lease_runs_out(engine)
            slack.holds = ""
            last = replica(slack, engine, tmp_path)
            try:
                await until(lambda: state(engine) == ["sent"])
            finally:
                last.terminate()
                assert last.wait(20) == 0
            assert len(slack.posted) == 1

    asyncio.run(story())


def test_two_replicas_post_it_once(engine: Engine, tmp_path: Path) -> None:
    if engine.dialect.name == "sqlite":
        pytest.skip("several replicas need PostgreSQL")
    last_week_was_busy(engine)

    async def story() -> None:
        async with Hesitant() as slack:
            both = [replica(slack, engine, tmp_path) for _ in range(2)]
            try:
                await until(lambda: state(engine) == ["sent"])
                # Several more rounds of work by both.
                await asyncio.sleep(3)
            finally:
                for one in both:
                    one.terminate()
                assert [one.wait(20) for one in both] == [0, 0]
            assert len(slack.posted) == 1

    asyncio.run(story())
