"""One stage for the same dialogue on Slack and on Teams: each over its own wire, through a served deployment."""

import asyncio
import json
import socket
from collections import Counter
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractContextManager, asynccontextmanager
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from time import time as now
from typing import Any, Generic, Protocol, TypeVar

import aiohttp
from fake_slack import BOT, CHAT, TEAM, FakeSlack
from fake_teams import CHANNEL, PERSONAL, FakeTeams, activity, mention
from sqlalchemy import Engine
from sqlalchemy import text as sql

from adapters.ledger import logbook, outbox, people
from adapters.ledger.engine import open_engine, reading, writing
from bot.serve import serving
from bot.settings import read_settings
from core.actions import Action
from core.programme import ChannelSettings, Mode
from core.protocols import ChannelProtocol, State, read

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

# Switched on, with no time of grace and no quiet hours.
ON = {
    "mode": Mode.ON, "grace": timedelta(0), "forum_grace": timedelta(hours=9), "quiet_from": time(0), "quiet_until": time(0),
}  # fmt: skip
QUESTION = "How do I reset my database password?"


def agreed(text: str, at: datetime | None = None) -> ChannelProtocol:
    """A protocol with every clause of a text confirmed."""
    clauses = tuple(replace(clause, state=State.CONFIRMED) for clause in read(text).clauses)
    return ChannelProtocol(1, at or datetime.now(UTC), text, clauses)


class Wire(Protocol):
    """A platform on the other side: its people and channel, what is said to the bot, what the bot says."""

    channel: str
    learner: str
    staff: str

    async def say(self, text: str, who: str, *, at: datetime | None = None) -> str:
        """Somebody says something, now or at a moment in the past; the message's address."""
        ...

    async def ask(self, words: str, who: str) -> None: ...
    async def press(self, does: str, about: str, who: str) -> None: ...
    async def submit(self, does: str, about: str, who: str, values: dict[str, str]) -> None:
        """Send a form, filled in so."""
        ...

    async def give(self, name: str, content: bytes, who: str) -> None: ...
    def private(self) -> Sequence[str]: ...
    def public(self) -> Sequence[str]: ...


class OverSlack:
    channel, learner, staff = f"{TEAM}/{CHAT}", "U1", "U9"

    def __init__(self, slack: FakeSlack, url: str, team: str = TEAM, chat: str = CHAT) -> None:
        self.slack, self._url, self._ts = slack, url, now() - 60
        self.team, self.chat, self.channel = team, chat, f"{team}/{chat}"
        self._answers: list[str] = []

    async def say(self, text: str, who: str, *, at: datetime | None = None, **event: Any) -> str:
        ts = event.pop("ts", None) or (f"{at.timestamp():.6f}" if at else self.moment())
        broadcast = text.replace("@channel", "<!channel>")
        await self.event(
            {"type": "message", "channel": self.chat, "user": who, "text": broadcast, "ts": ts, **event}
        )
        return f"{self.channel}/{ts}"

    def moment(self) -> str:
        """The next second, as Slack writes it."""
        self._ts += 1
        return f"{self._ts:.6f}"

    async def event(self, inner: dict[str, Any], id: str = "", **headers: str) -> None:
        """An event that Slack tells of, under an id of its own unless one is given."""
        at = inner.get("event_ts") or inner.get("ts") or f"{now():.6f}"
        told = {"type": "event_callback", "team_id": self.team, "api_app_id": "A1", "event": {"event_ts": at, **inner},
                "event_id": id or f"Ev{self.moment()}",
                "authorizations": [{"team_id": self.team, "user_id": BOT, "is_bot": True}]}  # fmt: skip
        assert (await self.slack.send(self._url, told, **headers)).status == 200

    async def ask(self, words: str, who: str) -> None:
        form = {"command": "/stillwater", "text": words, "user_id": who, "user_name": who, "team_id": self.team,
                "channel_id": self.chat, "channel_name": "course", "trigger_id": "t",
                "response_url": f"{self.slack.base}/hook"}  # fmt: skip
        assert (await self.slack.send(self._url, form, kind="form")).status == 200

    async def press(self, does: str, about: str, who: str) -> None:
        beside = {"channel": {"id": self.chat}, "response_url": f"{self.slack.base}/hook"}
        await self._pressed(does, about, who, beside)

    async def submit(self, does: str, about: str, who: str, values: dict[str, str]) -> None:
        filled = {name: {name: {"value": value}} for name, value in values.items()}
        view = {"id": "V1", "type": "modal", "callback_id": does, "state": {"values": filled},
                "private_metadata": json.dumps({"about": about, "channel": self.channel})}  # fmt: skip
        sent = {"type": "view_submission", "team": {"id": self.team}, "user": {"id": who}, "view": view}
        self._answers.append(await (await self.slack.send(self._url, sent, kind="payload")).text())

    async def press_at_home(self, does: str, about: str, who: str) -> None:
        """Press a button of App Home, which has no channel and no message."""
        await self._pressed(does, about, who, {"view": {"id": "V1", "type": "home"}})

    async def choose(self, label: str, who: str) -> None:
        """Choose a line of the menu beside the buttons of the latest hint."""
        blocks = self.slack.made("chat.postEphemeral")[-1]["blocks"]
        menus = (e for b in blocks for e in b.get("elements", ()) if e["type"] == "overflow")
        (line,) = [o for menu in menus for o in menu["options"] if o["text"]["text"] == label]
        chosen = {"action_id": "menu", "type": "overflow", "selected_option": line}
        beside = {"channel": {"id": self.chat}, "response_url": f"{self.slack.base}/hook"}
        await self._act(chosen, who, beside)

    async def _pressed(self, does: str, about: str, who: str, where: dict[str, Any]) -> None:
        await self._act({"action_id": f"{does}#0", "value": about or "-", "type": "button"}, who, where)

    async def _act(self, action: dict[str, Any], who: str, where: dict[str, Any]) -> None:
        pressed = {
            "type": "block_actions", "team": {"id": self.team}, "user": {"id": who}, "trigger_id": "t", "api_app_id": "A1",
            "actions": [action], **where,
        }  # fmt: skip
        assert (await self.slack.send(self._url, pressed, kind="payload")).status == 200

    async def open_home(self, who: str) -> str:
        """Open App Home; what is shown there."""
        before = len(self.slack.made("views.publish"))
        await self.event({"type": "app_home_opened", "user": who, "tab": "home"})
        await until(lambda: len(self.slack.made("views.publish")) > before)
        return str(self.slack.made("views.publish")[-1])

    async def give(self, name: str, content: bytes, who: str) -> None:
        """Choose a file in the form that the button opens, and send it."""
        self.slack.files[name] = content
        await self.press("sources.open", "", who)
        await until(lambda: self.slack.made("views.open"))
        await self.fill(who, file={"type": "file_input", "files": [{"id": name, "name": name}]})

    async def fill(self, who: str, **state: dict[str, Any]) -> None:
        """Send the form that was opened last, filled in so."""
        opened = self.slack.made("views.open")[-1]["view"]
        values = {name: {name: filled} for name, filled in state.items()}
        view = {**opened, "id": "V1", "state": {"values": values}}
        sent = {"type": "view_submission", "team": {"id": self.team}, "user": {"id": who}, "view": view}
        told = await self.slack.send(self._url, sent, kind="payload")
        self._answers.append(await told.text())

    def private(self) -> Sequence[str]:
        hints = [str(call) for call in self.slack.made("chat.postEphemeral")]
        opened = map(str, self.slack.made("views.open"))
        direct = (m for channel, kept in self.slack.kept.items() if channel.startswith("D") for m in kept)
        return [*map(str, self.slack.hooked), *opened, *hints, *map(str, direct), *self._answers]

    def public(self) -> Sequence[str]:
        return [str(message) for message in self.slack.kept.get(self.chat, [])]


class OverTeams:
    channel, learner, staff = CHANNEL, "29:ana", "29:tom"

    def __init__(self, teams: FakeTeams, url: str) -> None:
        self._teams, self._url, self._number = teams, url, int(now() * 1000)
        self._answers: list[str] = []

    async def _post(self, kind: str, who: str, **more: Any) -> None:
        self._number += 1
        at = (more.pop("at", None) or datetime.now(UTC)).isoformat()
        told = activity(kind, self._teams.base, id=str(self._number), timestamp=at, **more)
        told["from"] = {"id": who, "name": who}
        async with aiohttp.ClientSession() as session, session.post(self._url, json=told) as answer:
            if answer.status == 200:
                self._answers.append(await answer.text())

    async def say(self, text: str, who: str, *, at: datetime | None = None) -> str:
        everybody = {
            "type": "mention",
            "mentioned": {"id": CHANNEL, "name": "Course"},
            "text": "<at>Course</at>",
        }
        shown = text.replace("@channel", "<at>Course</at>")
        await self._post("message", who, text=shown, entities=[everybody] if shown != text else [], at=at)
        return f"{CHANNEL}/{self._number}"

    async def ask(self, words: str, who: str) -> None:
        await self._post("message", who, text=f"<at>Stillwater</at> {words}", entities=[mention()])

    async def press(self, does: str, about: str, who: str) -> None:
        data = {"does": does, "about": about, "channel": CHANNEL}
        value = {"action": {"type": "Action.Execute", "verb": does, "data": data}}
        await self._post("invoke", who, name="adaptiveCard/action", value=value)

    async def submit(self, does: str, about: str, who: str, values: dict[str, str]) -> None:
        filled = {f"in.{name}": value for name, value in values.items()}
        data = {"does": does, "about": about, "channel": CHANNEL, "form": True, **filled}
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


W = TypeVar("W", bound=Wire, covariant=True)


class Stage(Generic[W]):
    """A served deployment and one wire to it."""

    def __init__(self, wire: W, engine: Engine) -> None:
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
            logbook.publish(connection, self.wire.channel, protocol, protocol.published_at)

    def send(self, *actions: Action) -> None:
        """Have actions delivered."""
        with writing(self._engine) as connection:
            for action in actions:
                outbox.enqueue(connection, action, datetime.now(UTC))

    def busy(self) -> AbstractContextManager[Any]:
        """Nobody else can write to the ledger meanwhile."""
        return writing(self._engine)

    def count(self, what: str) -> int:
        with reading(self._engine) as connection:
            return int(connection.execute(sql(f"SELECT count(*) FROM {what}")).scalar() or 0)


@asynccontextmanager
async def on_stage(platform: str, folder: Path, **given: Any) -> AsyncIterator[Stage[Wire]]:
    async with there(platform) as beside, starting(beside, folder, **given) as stage:
        yield stage


@asynccontextmanager
async def on_slack(folder: Path, ledger: str = "") -> AsyncIterator[Stage[OverSlack]]:
    """Slack over HTTP, on SQLite unless a ledger is named."""
    async with there("slack") as slack, served(folder, slack_keys(slack), ledger) as (url, engine):
        yield Stage(OverSlack(slack, f"{url}/slack/events"), engine)


@asynccontextmanager
async def there(platform: str) -> AsyncIterator[Any]:
    """The platform itself, which stays while the bot comes and goes; in the end Slack must have refused nothing."""
    if platform == "teams":
        async with FakeTeams() as teams:
            yield teams
        return
    async with FakeSlack() as slack:
        yield slack
    assert slack.refused == []


@asynccontextmanager
async def starting(beside: FakeSlack | FakeTeams, folder: Path, **given: Any) -> AsyncIterator[Stage[Wire]]:
    """A deployment beside a platform that is there; `given` is added to its settings."""
    if isinstance(beside, FakeSlack):
        async with served(folder, slack_keys(beside), **given) as (url, engine):
            yield Stage(OverSlack(beside, f"{url}/slack/events"), engine)
    else:
        async with served(folder, {}, teams=True, **given) as (url, engine):
            yield Stage(OverTeams(beside, f"{url}/api/messages"), engine)


def slack_keys(slack: FakeSlack) -> dict[str, str]:
    return {"SLACK_BOT_TOKEN": "xoxb-1", "SLACK_SIGNING_SECRET": "s3cret", "SLACK_API": f"{slack.base}/api/"}


@asynccontextmanager
async def served(
    folder: Path, keys: dict[str, str], ledger: str = "", *, teams: bool = False, settings: str = ""
) -> AsyncIterator[tuple[str, Engine]]:
    """A deployment in this folder, started anew if it has run there before; its address and its ledger."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "docs").mkdir(exist_ok=True)
    (folder / "docs" / "setup.md").write_text(PAGE)
    written = PROGRAMME.format(port=port, teams=str(teams).lower())
    (folder / "stillwater.toml").write_text(written + settings)
    ledger = ledger or f"sqlite:///{folder / 'stillwater.db'}"
    engine = open_engine(ledger)
    secrets = {"STILLWATER_LEDGER": ledger, "STILLWATER_FORUM_KEY": "key"}
    async with serving(read_settings({**keys, **secrets}, folder)):
        yield f"http://127.0.0.1:{port}", engine
    engine.dispose()


async def until(true: Callable[[], object]) -> None:
    for _ in range(500):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen within ten seconds")
