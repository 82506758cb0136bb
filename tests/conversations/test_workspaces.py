"""One deployment in two Slack workspaces: each is installed by its own admin and spoken to with its own token."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from time import time

import aiohttp
import pytest
from fake_slack import CHAT, CHAT2, LEARNER2, TEAM, TEAM2, FakeSlack
from sqlalchemy import Engine
from stage import ON, QUESTION, OverSlack, Stage, served, slack_keys, until

from core.actions import DirectMessage
from core.reply.pages import page

pytestmark = pytest.mark.parametrize("engine", ["postgresql"], indirect=True)


@asynccontextmanager
async def two(
    slack: FakeSlack, folder: Path, engine: Engine
) -> AsyncIterator[tuple[str, Stage[OverSlack], Stage[OverSlack]]]:
    """A deployment for many workspaces: its address, and the first and the second workspace's end of it."""
    keys = slack_keys(slack) | {"SLACK_CLIENT_ID": "c", "SLACK_CLIENT_SECRET": "s"}
    keys.pop("SLACK_BOT_TOKEN")
    ledger = engine.url.render_as_string(hide_password=False)
    async with served(folder, keys, ledger) as (url, _):
        events = f"{url}/slack/events"
        first, second = OverSlack(slack, events), OverSlack(slack, events, TEAM2, CHAT2)
        yield url, Stage(first, engine), Stage(second, engine)


async def install(url: str, team: str) -> str:
    """An admin follows the installation to its end; the page they see."""
    async with aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as browser:
        async with browser.get(f"{url}/slack/install") as shown:
            asked = await shown.text()
            cookie = shown.headers["Set-Cookie"].split(";")[0]
        state = re.findall(r"state=([\w-]+)", asked)[0]
        back = f"{url}/slack/oauth_redirect?code={team}&state={state}"
        async with browser.get(back, headers={"Cookie": cookie}) as done:
            return await done.text()


def test_each_workspace_is_answered_with_its_own_token_also_after_a_restart(
    engine: Engine, tmp_path: Path
) -> None:
    async def dialogue() -> None:
        async with FakeSlack() as slack:
            async with two(slack, tmp_path, engine) as (url, first, second):
                for team in (TEAM, TEAM2):
                    assert f"client/{team}" in await install(url, team)
                first.set(**ON)
                second.set(**ON)
                await first.wire.say(QUESTION, "U1")
                await second.wire.say(QUESTION, LEARNER2)
                await until(lambda: len(slack.made("chat.postEphemeral")) == 2)
                tokens = {(c["user"], token) for c, token in slack.spoken("chat.postEphemeral")}
                assert tokens == {("U1", f"xoxb-{TEAM}"), (LEARNER2, f"xoxb-{TEAM2}")}
                await until(lambda: second.count("membership WHERE channel LIKE 'T2/%'") == 2)
            missed = {"type": "message", "user": LEARNER2, "text": "Is anybody there?", "ts": f"{time():.6f}"}
            slack.kept.setdefault(CHAT2, []).append(missed)
            slack.calls.clear()
            slack.tokens.clear()
            async with two(slack, tmp_path, engine) as (_, first, second):
                # Nothing is heard after the start; what was missed is read back in each workspace.
                await until(lambda: second.count("message WHERE text = 'Is anybody there?'") == 1)
                # One reminder is about the other workspace's channel.
                first.send(DirectMessage("dm:1", LEARNER2, page("Your topic was answered")))
                first.send(DirectMessage("dm:2", LEARNER2, page("Due on Friday"), f"{TEAM}/{CHAT}"))
                first.send(DirectMessage("dm:3", "U1", page("Due on Monday")))
                await until(lambda: first.count("outbox WHERE key LIKE 'dm:%' AND state = 'sent'") == 3)
                sent = {(c["text"], c["channel"], token) for c, token in slack.spoken("chat.postMessage")}
                assert sent >= {
                    ("Your topic was answered", f"D{LEARNER2}", f"xoxb-{TEAM2}"),
                    ("Due on Friday", f"D{LEARNER2}", f"xoxb-{TEAM2}"),
                    ("Due on Monday", "DU1", f"xoxb-{TEAM}"),
                }
                assert "How I stand" in await second.wire.open_home(LEARNER2)
                assert slack.spoken("views.publish")[-1][1] == f"xoxb-{TEAM2}"
            assert slack.refused == []

    asyncio.run(asyncio.wait_for(dialogue(), 90))


def test_a_workspace_that_uninstalls_the_app_is_left_and_the_other_goes_on(
    engine: Engine, tmp_path: Path
) -> None:
    async def dialogue() -> None:
        async with FakeSlack() as slack, two(slack, tmp_path, engine) as (url, first, second):
            for team in (TEAM, TEAM2):
                await install(url, team)
            await second.wire.event({"type": "app_uninstalled"})
            await until(lambda: not second.count(f"slack_bots WHERE team_id = '{TEAM2}'"))
            await first.wire.say("Hello everybody, nice to be here", "U1")
            assert first.count(f"message WHERE channel = '{TEAM}/{CHAT}'") == 1
            assert first.count(f"slack_bots WHERE team_id = '{TEAM}'") == 1

    asyncio.run(asyncio.wait_for(dialogue(), 90))
