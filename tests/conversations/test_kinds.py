"""What the bot says of its own accord, on Slack and on Teams alike: the forum offered, who owes reminded, the week told."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from stage import ON, PLATFORMS, OverSlack, OverTeams, Stage, Wire, agreed, on_stage, starting, there, until

from adapters.ledger import people
from adapters.ledger.engine import open_engine, writing
from adapters.ledger.migrate import migrate
from core.programme import ChannelSettings, Mode

# A forum that cannot be reached just now.
FORUM = '[forum]\nkind = "discourse"\nurl = "http://127.0.0.1:9"\n'
OPEN = "Which of the two designs would you choose for a team of five, and why?"
PROMISE = "Facilitators answer questions in this channel within 24 hours."
DAY = timedelta(days=1)


def run(dialogue: Callable[[], Coroutine[Any, Any, None]]) -> None:
    asyncio.run(asyncio.wait_for(dialogue(), 90))


def shown(s: Stage[Wire], words: str) -> bool:
    return any(words in said for said in s.wire.private())


def prepared(folder: Path, platform: str, **settings: Any) -> None:
    """A ledger that knows the channel before the bot starts."""
    engine = open_engine(f"sqlite:///{folder / 'stillwater.db'}")
    migrate(engine)
    channel = (OverSlack if platform == "slack" else OverTeams).channel
    with writing(engine) as connection:
        people.set_settings(connection, channel, ChannelSettings(**settings), datetime.now(UTC))
    engine.dispose()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_a_question_nobody_picks_up_is_offered_the_forum(platform: str, tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with on_stage(platform, tmp_path, settings=FORUM) as s:
            s.set(**ON | {"forum_grace": timedelta(0)})
            await s.wire.say(OPEN, s.wire.learner)
            await until(lambda: shown(s, "Nobody has picked this up yet"))
            assert s.wire.public() == []

    run(dialogue)


@pytest.mark.parametrize("platform", PLATFORMS)
def test_who_owes_an_answer_is_reminded_privately_once(platform: str, tmp_path: Path) -> None:
    async def dialogue() -> None:
        async with there(platform) as beside:
            async with starting(beside, tmp_path) as s:
                s.set(**ON | {"forum_grace": 3 * DAY})
                s.publish(agreed(PROMISE, datetime.now(UTC) - 2 * DAY))
                await s.wire.say("hello", s.wire.staff, at=datetime.now(UTC) - DAY)
                await s.wire.say(OPEN, s.wire.learner, at=datetime.now(UTC) - timedelta(hours=20))
                await until(lambda: s.count("message") == 2 and s.count("membership") >= 2)
            for _ in range(2):
                async with starting(beside, tmp_path) as s:
                    await until(lambda s=s: s.count("outbox WHERE key LIKE 'owed:%' AND state = 'sent'") == 1)
                    assert s.wire.public() == []
            reminders = [said for said in s.wire.private() if "24" in said and "question" in said]
            assert len(reminders) == 1

    run(dialogue)


@pytest.mark.parametrize("platform", PLATFORMS)
@pytest.mark.parametrize("mode", [Mode.SHADOW, Mode.ON])
def test_the_digest_goes_to_facilitators_in_shadow_mode_and_to_the_channel_once_it_is_on(
    platform: str, mode: Mode, tmp_path: Path
) -> None:
    async def dialogue() -> None:
        now = datetime.now(UTC)
        # Long enough ago that it waits for nothing more to be read.
        due = now - timedelta(hours=3)
        last_week = due - (due.weekday() + 3) * DAY
        # Off at first, so that no digest is due before anything has been said.
        prepared(tmp_path, platform, mode=Mode.OFF)
        async with there(platform) as beside:
            async with starting(beside, tmp_path) as s:
                await s.wire.say("hello", s.wire.staff)
                for number in range(12):
                    text = f"I think part {number} works because the reasons are sound, however others may differ."
                    await s.wire.say(
                        text, f"{s.wire.learner}{number % 6}", at=last_week + number * timedelta(minutes=5)
                    )
                await until(lambda: s.count("message") == 13 and s.count("membership") >= 2)
                s.set(mode=mode, digest_day=due.weekday(), digest_at=due.time())
            for _ in range(2):
                async with starting(beside, tmp_path) as s:
                    await until(lambda s=s: s.count("outbox WHERE key LIKE 'digest:%' AND state = 'sent'"))
                    public = [said for said in s.wire.public() if "Weekly digest" in said]
                    private = [said for said in s.wire.private() if "Weekly digest" in said]
                    assert (len(public), len(private)) == ((1, 0) if mode is Mode.ON else (0, 1))

    run(dialogue)
