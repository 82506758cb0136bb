"""Slack delivers late, twice and out of order; what is kept is the same on either engine."""

import asyncio
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

import pytest
from fake_slack import CHAT
from sqlalchemy import Engine
from stage import ON, QUESTION, OverSlack, Stage, on_slack, until

Dialogue = Callable[[Stage[OverSlack]], Coroutine[Any, Any, None]]


@pytest.fixture
def play(engine: Engine, tmp_path: Path) -> Callable[[Dialogue], None]:
    async def staged(dialogue: Dialogue) -> None:
        async with on_slack(tmp_path, engine.url.render_as_string(hide_password=False)) as stage:
            await dialogue(stage)

    return lambda dialogue: asyncio.run(asyncio.wait_for(staged(dialogue), 60))


def changed(ts: str, text: str, edited: str) -> dict[str, Any]:
    """An edit of a message, as Slack tells it."""
    now = {"type": "message", "user": "U1", "text": text, "ts": ts, "edited": {"user": "U1", "ts": edited}}
    return {"type": "message", "subtype": "message_changed", "channel": CHAT, "message": now, "ts": edited}


def deleted(ts: str, at: str) -> dict[str, Any]:
    return {"type": "message", "subtype": "message_deleted", "channel": CHAT, "deleted_ts": ts, "ts": at}


def ticked(ts: str, at: str, kind: str = "reaction_added") -> dict[str, Any]:
    item = {"type": "message", "channel": CHAT, "ts": ts}
    return {"type": kind, "user": "U9", "reaction": "white_check_mark", "item": item, "event_ts": at}


def test_an_edit_that_comes_before_its_message_holds_and_the_later_of_two_wins(
    play: Callable[[Dialogue], None],
) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        posted, first, second = (s.wire.moment() for _ in range(3))
        await s.wire.event(changed(posted, "second thoughts", second))
        await s.wire.event(changed(posted, "first thoughts", first))
        await s.wire.say("what I wrote at once", "U1", ts=posted)
        assert s.count("message WHERE text = 'second thoughts'") == 1
        await s.wire.event(changed(posted, "first thoughts", first))
        assert s.count("message WHERE text = 'second thoughts'") == s.count("message") == 1

    play(dialogue)


def test_a_message_taken_back_before_it_came_is_never_kept_nor_answered(
    play: Callable[[Dialogue], None],
) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        s.set(**ON)
        posted, edited, taken_back = (s.wire.moment() for _ in range(3))
        await s.wire.event(deleted(posted, taken_back))
        await s.wire.event(changed(posted, QUESTION, edited))
        await s.wire.say(QUESTION, "U1", ts=posted)
        await s.wire.say(QUESTION, "U1", ts=posted)
        assert s.count("message WHERE text IS NOT NULL") == 0
        assert s.count("proposal") == s.count("nudge") == 0

    play(dialogue)


def test_a_reaction_to_a_message_not_seen_yet_counts_once_it_comes_and_its_last_state_holds(
    play: Callable[[Dialogue], None],
) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        posted, on, off, on_again = (s.wire.moment() for _ in range(4))
        await s.wire.event(ticked(posted, on_again))
        await s.wire.event(ticked(posted, off, "reaction_removed"))
        await s.wire.event(ticked(posted, on))
        await s.wire.say(QUESTION, "U1", ts=posted)
        assert s.count("reaction WHERE NOT removed") == s.count("reaction") == 1

    play(dialogue)


def test_slacks_retries_and_a_copy_under_another_event_id_are_heard_and_answered_once(
    play: Callable[[Dialogue], None],
) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        s.set(**ON)
        posted = s.wire.moment()
        asked = {"type": "message", "channel": CHAT, "user": "U1", "text": QUESTION, "ts": posted}
        retried = {"x_slack_retry_num": "1", "x_slack_retry_reason": "http_timeout"}
        # Two at once, as when the first was slow, then one under an id of its own.
        await asyncio.gather(s.wire.event(asked, "Ev1"), s.wire.event(asked, "Ev1", **retried))
        await s.wire.event(asked, "Ev2")
        await until(lambda: s.wire.slack.made("chat.postEphemeral"))
        await s.wire.event(asked, "Ev1", **retried | {"x_slack_retry_num": "3"})
        assert s.count("message") == s.count("nudge") == 1
        assert len(s.wire.slack.made("chat.postEphemeral")) == 1

    play(dialogue)


def test_a_reply_that_comes_before_its_question_is_part_of_the_conversation(
    play: Callable[[Dialogue], None],
) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        s.set(**ON)
        asked, replied = s.wire.moment(), s.wire.moment()
        await s.wire.say("Look at the profile page, under Database.", "U9", ts=replied, thread_ts=asked)
        await s.wire.say(QUESTION, "U1", ts=asked)
        await until(lambda: s.count("message") == 2 and not s.count("proposal"))
        # Somebody is answering already: the bot keeps out of it.
        assert s.count("nudge") == 0
        assert s.wire.slack.made("chat.postEphemeral") == []

    play(dialogue)
