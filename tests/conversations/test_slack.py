"""Slack from the wire to the wire, through the real app: what was said, what the bot did, when it kept silent."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator, Callable, Coroutine
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from datetime import time as clock
from pathlib import Path
from typing import Any

from fake_slack import BOT, CHAT, TEAM, FakeSlack
from sqlalchemy import text as sql

from adapters.ledger import people
from adapters.ledger.engine import open_engine, reading, writing
from bot.jobs.reindex import fingerprint
from bot.serve import serving
from bot.settings import read_settings
from core import commands
from core.programme import ChannelSettings, Mode

CHANNEL = f"{TEAM}/{CHAT}"
PROGRAMME = """
[programme]
name = "Course"
facilitators = ["U9"]
[docs]
folder = "docs"
[server]
host = "127.0.0.1"
port = {port}
"""
PAGE = """# Setup
## Resetting the database password
You reset your database password on the profile page: choose *Database*, then *New password*.
## The VPN
Connect to the VPN before you open the database.
"""


class Scene:
    """A deployment on SQLite, served, and Slack on the other side."""

    def __init__(self, slack: FakeSlack, url: str, folder: Path) -> None:
        self.slack, self.url = slack, url
        self.engine = open_engine(f"sqlite:///{folder / 'stillwater.db'}")
        self._ts = time.time() - 60

    async def say(self, text: str, user: str = "U1", thread: str | None = None, **event: Any) -> str:
        self._ts += 1
        ts = f"{self._ts:.6f}"
        inner = {"type": "message", "channel": CHAT, "user": user, "text": text, "ts": ts, "event_ts": ts,
                 **({"thread_ts": thread} if thread else {}), **event}  # fmt: skip
        await self.event(inner)
        return ts

    async def event(self, inner: dict[str, Any]) -> None:
        told = {"type": "event_callback", "team_id": TEAM, "api_app_id": "A1", "event": inner,
                "event_id": f"Ev{inner['event_ts']}",
                "authorizations": [{"team_id": TEAM, "user_id": BOT, "is_bot": True}]}  # fmt: skip
        assert (await self.slack.send(self.url, told)).status == 200

    async def ask(self, words: str, user: str = "U1") -> str:
        before = len(self.slack.hooked)
        await self.send_command(words, user)
        await until(lambda: len(self.slack.hooked) > before)
        return str(self.slack.hooked[-1])

    async def send_command(self, words: str, user: str) -> None:
        form = {
            "command": "/stillwater", "text": words, "user_id": user, "user_name": user, "team_id": TEAM,
            "channel_id": CHAT, "channel_name": "course-chat", "trigger_id": "t", "response_url": f"{self.slack.base}/hook",
        }  # fmt: skip
        assert (await self.slack.send(self.url, form, kind="form")).status == 200

    def set(self, **settings: Any) -> None:
        with writing(self.engine) as connection:
            people.set_settings(connection, CHANNEL, ChannelSettings(**settings), datetime.now(UTC))

    def count(self, what: str) -> int:
        with reading(self.engine) as connection:
            return int(connection.execute(sql(f"SELECT count(*) FROM {what}")).scalar() or 0)


@asynccontextmanager
async def scene(folder: Path) -> AsyncIterator[Scene]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    (folder / "docs").mkdir()
    (folder / "docs" / "setup.md").write_text(PAGE)
    (folder / "stillwater.toml").write_text(PROGRAMME.format(port=port))
    async with FakeSlack() as slack:
        keys = {
            "SLACK_BOT_TOKEN": "xoxb-1",
            "SLACK_SIGNING_SECRET": "s3cret",
            "SLACK_API": f"{slack.base}/api/",
        }
        async with serving(read_settings(keys, folder)):
            yield Scene(slack, f"http://127.0.0.1:{port}/slack/events", folder)
        assert slack.refused == []


async def until(true: Callable[[], object]) -> None:
    for _ in range(400):
        if true():
            return
        await asyncio.sleep(0.02)
    raise AssertionError("it did not happen within eight seconds")


def run(dialogue: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(dialogue(), 60))


EAGER = {
    "mode": Mode.ON, "grace": timedelta(0), "forum_grace": timedelta(hours=9), "quiet_from": clock(0), "quiet_until": clock(0),
}  # fmt: skip


def test_a_question_the_docs_answer_gets_a_private_hint_and_the_reader_says_what_it_was_worth(
    tmp_path: Path,
) -> None:
    async def dialogue() -> None:
        async with scene(tmp_path) as s:
            s.set(**EAGER)
            ts = await s.say("How do I reset my database password?")
            await until(lambda: s.slack.made("chat.postEphemeral"))
            (hint,) = s.slack.made("chat.postEphemeral")
            assert (hint["user"], hint["channel"]) == ("U1", CHAT)
            assert "profile page" in str(hint["blocks"])
            pressed = {
                "type": "block_actions", "team": {"id": TEAM}, "user": {"id": "U1"}, "channel": {"id": CHAT},
                "trigger_id": "t", "response_url": f"{s.slack.base}/hook", "api_app_id": "A1",
                "actions": [{"action_id": "nudge.wrong#1", "value": f"{CHANNEL}/{ts}", "type": "button"}],
            }  # fmt: skip
            await s.slack.send(s.url, pressed, kind="payload")
            await until(lambda: s.count("nudge WHERE verdict = 'wrong'"))
            with reading(s.engine) as connection:
                assert people.settings(connection, CHANNEL).not_it == 1

    run(dialogue)


def test_in_shadow_mode_it_reads_along_and_says_nothing(tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with scene(tmp_path) as s:
            s.set(grace=timedelta(0))
            await s.say("How do I reset my database password?")
            await until(lambda: s.count("nudge WHERE shadow"))
            assert s.slack.made("chat.postEphemeral") == []

    run(dialogue)


def test_a_redelivery_under_another_event_id_is_heard_once(tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with scene(tmp_path) as s:
            ts = await s.say("How do I reset my database password?")
            s._ts -= 1
            assert await s.say("How do I reset my database password?") == ts
            assert s.count("message") == 1

    run(dialogue)


def test_commands_are_answered_and_roles_kept(tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with scene(tmp_path) as s:
            assert "opt-out" in await s.ask("help")
            assert "Did you mean" in await s.ask("statsu")
            assert "needs a facilitator" in await s.ask("setup on", user="U1")
            assert "switched on" in await s.ask("setup on", user="U9")
            assert "0 of 5 steps" in await s.ask("audit", user="U9")

    run(dialogue)


def test_forget_me_leaves_nothing_of_what_was_said(tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with scene(tmp_path) as s:
            await s.say("My secret plan, because I think it may work.")
            answer = await s.ask("forget-me")
            assert "forget" in answer.lower()
            pressed = {
                "type": "block_actions", "team": {"id": TEAM}, "user": {"id": "U1"}, "channel": {"id": CHAT},
                "trigger_id": "t", "response_url": f"{s.slack.base}/hook", "api_app_id": "A1",
                "actions": [{"action_id": "forget-me.yes#0", "value": "-", "type": "button"}],
            }  # fmt: skip
            await s.slack.send(s.url, pressed, kind="payload")
            await until(lambda: not s.count("message WHERE text LIKE '%secret plan%'"))
            assert s.count("message WHERE author = 'U1'") == 0

    run(dialogue)


def test_a_changed_page_is_read_anew_and_a_deleted_one_never_cited(tmp_path: Path) -> None:
    docs = tmp_path / "docs"
    docs.mkdir()
    page = docs / "a.md"
    page.write_text("# A\nfirst")
    before = fingerprint(docs)
    assert fingerprint(docs) == before
    page.write_text("# A\nsecond, longer")
    changed = fingerprint(docs)
    page.unlink()
    assert len({before, changed, fingerprint(docs)}) == 3


def test_every_command_is_answered_privately_or_with_a_form_for_learners_and_facilitators(
    tmp_path: Path,
) -> None:
    async def dialogue() -> None:
        async with scene(tmp_path) as s:
            for user in ("U1", "U9"):
                for word in commands.offered():
                    before = len(s.slack.hooked) + len(s.slack.made("views.open"))
                    await s.send_command(word, user)
                    await until(
                        lambda before=before: len(s.slack.hooked) + len(s.slack.made("views.open")) > before
                    )
            assert {said["response_type"] for said in s.slack.hooked} == {"ephemeral"}
            assert "Something went wrong" not in str(s.slack.hooked)
            assert s.slack.made("views.open")

    run(dialogue)


def test_a_command_is_acknowledged_while_the_ledger_is_busy_and_answered_when_it_is_free(
    tmp_path: Path,
) -> None:
    async def dialogue() -> None:
        async with scene(tmp_path) as s:
            with writing(s.engine):
                await s.send_command("status", "U1")
                assert s.slack.hooked == []
            await until(lambda: s.slack.hooked)
            assert "shadow mode" in str(s.slack.hooked[-1])

    run(dialogue)


def test_a_hint_can_still_be_answered_in_app_home_and_is_gone_from_there_once_it_was(tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with scene(tmp_path) as s:
            s.set(**EAGER)
            ts = await s.say("How do I reset my database password?")
            await until(lambda: s.slack.made("chat.postEphemeral"))
            await s.event({"type": "app_home_opened", "user": "U1", "tab": "home", "event_ts": ts})
            await until(lambda: s.slack.made("views.publish"))
            shown = s.slack.made("views.publish")[-1]
            assert shown["user_id"] == "U1"
            assert "nudge.helped" in str(shown["view"])
            pressed = {
                "type": "block_actions", "team": {"id": TEAM}, "user": {"id": "U1"}, "api_app_id": "A1",
                "trigger_id": "t", "view": {"id": "V1", "type": "home"},
                "actions": [{"action_id": "nudge.helped#0", "value": f"{CHANNEL}/{ts}", "type": "button"}],
            }  # fmt: skip
            await s.slack.send(s.url, pressed, kind="payload")
            await until(lambda: len(s.slack.made("views.publish")) == 2)
            assert s.slack.made("views.open")
            assert "nudge.helped" not in str(s.slack.made("views.publish")[-1])

    run(dialogue)
