"""One stage for the same dialogue on Slack and on Teams: each over its own wire, through a served deployment."""

import asyncio
import socket
import time
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

import aiohttp
from fake_slack import BOT, CHAT, TEAM, FakeSlack
from fake_teams import CHANNEL, PERSONAL, FakeTeams, activity, mention
from sqlalchemy import Engine
from sqlalchemy import text as sql

from adapters.ledger import logbook, people
from adapters.ledger.engine import open_engine, reading, writing
from bot.serve import serving
from bot.settings import read_settings
from core.programme import ChannelSettings
from core.protocols import ChannelProtocol

PLATFORMS = ("slack", "teams")
PROGRAMME = """
[programme]
name = "Course"
facilitators = ["U9", "29:tom"]
[docs]
folder = "docs"
[server]
host = "127.0.0.1"
port = {port}
[teams]
development = {teams}
"""
PAGE = """# Setup
## Resetting the database password
You reset your database password on the profile page: choose *Database*, then *New password*.
## The VPN
Connect to the VPN before you open the database.
"""


class Wire(Protocol):
    """A platform on the other side: its people and channel, what is said to the bot, what the bot says."""

    channel: str
    learner: str
    staff: str

    async def say(self, text: str, who: str) -> str: ...
    async def ask(self, words: str, who: str) -> None: ...
    async def press(self, does: str, about: str, who: str) -> None: ...
    async def give(self, name: str, content: bytes, who: str) -> None: ...
    def private(self) -> Sequence[str]: ...
    def public(self) -> Sequence[str]: ...


class OverSlack:
    channel, learner, staff = f"{TEAM}/{CHAT}", "U1", "U9"

    def __init__(self, slack: FakeSlack, url: str) -> None:
        self._slack, self._url, self._ts = slack, url, time.time() - 60
        self._answers: list[str] = []

    async def say(self, text: str, who: str) -> str:
        self._ts += 1
        ts = f"{self._ts:.6f}"
        broadcast = text.replace("@channel", "<!channel>")
        inner = {"type": "message", "channel": CHAT, "user": who, "text": broadcast, "ts": ts, "event_ts": ts}
        told = {"type": "event_callback", "team_id": TEAM, "api_app_id": "A1", "event": inner, "event_id": f"Ev{ts}",
                "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}]}  # fmt: skip
        await self._slack.send(self._url, told)
        return f"{self.channel}/{ts}"

    async def ask(self, words: str, who: str) -> None:
        form = {"command": "/stillwater", "text": words, "user_id": who, "user_name": who, "team_id": TEAM,
                "channel_id": CHAT, "channel_name": "course", "trigger_id": "t",
                "response_url": f"{self._slack.base}/hook"}  # fmt: skip
        await self._slack.send(self._url, form, kind="form")

    async def press(self, does: str, about: str, who: str) -> None:
        pressed = {
            "type": "block_actions", "team": {"id": TEAM}, "user": {"id": who}, "channel": {"id": CHAT},
            "trigger_id": "t", "response_url": f"{self._slack.base}/hook", "api_app_id": "A1",
            "actions": [{"action_id": f"{does}#0", "value": about or "-", "type": "button"}],
        }  # fmt: skip
        await self._slack.send(self._url, pressed, kind="payload")

    async def give(self, name: str, content: bytes, who: str) -> None:
        """Choose a file in the form that the button opens, and send it."""
        self._slack.files[name] = content
        await self.press("sources.open", "", who)
        await until(lambda: self._slack.made("views.open"))
        given = {"type": "file_input", "files": [{"id": name, "name": name}]}
        opened = self._slack.made("views.open")[-1]["view"]
        view = {**opened, "id": "V1", "state": {"values": {"file": {"file": given}}}}
        sent = {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": who}, "view": view}
        told = await self._slack.send(self._url, sent, kind="payload")
        self._answers.append(await told.text())

    def private(self) -> Sequence[str]:
        hints = [str(call) for call in self._slack.made("chat.postEphemeral")]
        opened = map(str, self._slack.made("views.open"))
        return [*map(str, self._slack.hooked), *opened, *hints, *self._answers]

    def public(self) -> Sequence[str]:
        return [str(call) for call in self._slack.made("chat.postMessage") if call["channel"] == CHAT]


class OverTeams:
    channel, learner, staff = CHANNEL, "29:ana", "29:tom"

    def __init__(self, teams: FakeTeams, url: str) -> None:
        self._teams, self._url, self._number = teams, url, int(time.time() * 1000)
        self._answers: list[str] = []

    async def _post(self, kind: str, who: str, **more: Any) -> None:
        self._number += 1
        told = activity(
            kind, self._teams.base, id=str(self._number), timestamp=datetime.now(UTC).isoformat(), **more
        )
        told["from"] = {"id": who, "name": who}
        async with aiohttp.ClientSession() as session, session.post(self._url, json=told) as answer:
            if answer.status == 200:
                self._answers.append(await answer.text())

    async def say(self, text: str, who: str) -> str:
        everybody = {
            "type": "mention",
            "mentioned": {"id": CHANNEL, "name": "Course"},
            "text": "<at>Course</at>",
        }
        shown = text.replace("@channel", "<at>Course</at>")
        await self._post("message", who, text=shown, entities=[everybody] if shown != text else [])
        return f"{CHANNEL}/{self._number}"

    async def ask(self, words: str, who: str) -> None:
        await self._post("message", who, text=f"<at>Stillwater</at> {words}", entities=[mention()])

    async def press(self, does: str, about: str, who: str) -> None:
        data = {"does": does, "about": about, "channel": CHANNEL}
        value = {"action": {"type": "Action.Execute", "verb": does, "data": data}}
        await self._post("invoke", who, name="adaptiveCard/action", value=value)

    async def give(self, name: str, content: bytes, who: str) -> None:
        """Send a file in the personal chat."""
        self._teams.files[name] = content
        kept = {"downloadUrl": f"{self._teams.base}/files/{name}", "uniqueId": name, "fileType": "csv"}
        sent = {
            "contentType": "application/vnd.microsoft.teams.file.download.info",
            "content": kept,
            "name": name,
        }
        await self._post("message", who, conversation=PERSONAL, attachments=[sent])

    def private(self) -> Sequence[str]:
        return [
            *self._answers,
            *(
                str(sent)
                for sent in self._teams.sent
                if sent["targeted"] or sent["conversation"].startswith("a:")
            ),
        ]

    def public(self) -> Sequence[str]:
        return [
            str(sent)
            for sent in self._teams.sent
            if not sent["targeted"] and sent["conversation"].startswith(CHANNEL)
        ]


class Stage:
    """A served deployment and one wire to it."""

    def __init__(self, wire: Wire, engine: Engine) -> None:
        self.wire, self._engine = wire, engine

    async def asked(self, words: str, *, staff: bool = False) -> str:
        """What somebody who asks this is shown, privately."""
        before = Counter(self.wire.private())
        await self.wire.ask(words, self.wire.staff if staff else self.wire.learner)
        await until(lambda: Counter(self.wire.private()) - before)
        return "\n".join(Counter(self.wire.private()) - before)

    def set(self, **settings: Any) -> None:
        with writing(self._engine) as connection:
            people.set_settings(connection, self.wire.channel, ChannelSettings(**settings), datetime.now(UTC))

    def publish(self, protocol: ChannelProtocol) -> None:
        with writing(self._engine) as connection:
            logbook.publish(connection, self.wire.channel, protocol, datetime.now(UTC))

    def count(self, what: str) -> int:
        with reading(self._engine) as connection:
            return int(connection.execute(sql(f"SELECT count(*) FROM {what}")).scalar() or 0)


@asynccontextmanager
async def on_stage(platform: str, folder: Path) -> AsyncIterator[Stage]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "docs").mkdir()
    (folder / "docs" / "setup.md").write_text(PAGE)
    (folder / "stillwater.toml").write_text(
        PROGRAMME.format(port=port, teams=str(platform == "teams").lower())
    )
    engine = open_engine(f"sqlite:///{folder / 'stillwater.db'}")
    if platform == "slack":
        async with FakeSlack() as slack:
            keys = {
                "SLACK_BOT_TOKEN": "xoxb-1",
                "SLACK_SIGNING_SECRET": "s3cret",
                "SLACK_API": f"{slack.base}/api/",
            }
            async with serving(read_settings(keys, folder)):
                yield Stage(OverSlack(slack, f"http://127.0.0.1:{port}/slack/events"), engine)
            assert slack.refused == []
    else:
        async with FakeTeams() as teams, serving(read_settings({}, folder)):
            yield Stage(OverTeams(teams, f"http://127.0.0.1:{port}/api/messages"), engine)
    engine.dispose()


async def until(true: Callable[[], object]) -> None:
    for _ in range(500):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen within ten seconds")
