"""What only Slack has, from the wire to the wire: App Home, ephemeral hints, a busy ledger, forms or answers."""

import asyncio
from collections.abc import Callable, Coroutine
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from fake_slack import CHAT
from stage import ON, QUESTION, OverSlack, Stage, on_slack, until

from core import commands
from core.actions import Post
from core.reply.pages import page


def play(folder: Path, dialogue: Callable[[Stage[OverSlack]], Coroutine[Any, Any, None]]) -> None:
    async def staged() -> None:
        async with on_slack(folder) as stage:
            await dialogue(stage)

    asyncio.run(asyncio.wait_for(staged(), 60))


def test_a_hint_is_seen_by_its_reader_only_and_not_it_makes_the_channel_stricter(tmp_path: Path) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        s.set(**ON)
        about = await s.wire.say(QUESTION, "U1")
        await until(lambda: s.wire.slack.made("chat.postEphemeral"))
        (hint,) = s.wire.slack.made("chat.postEphemeral")
        assert (hint["user"], hint["channel"]) == ("U1", CHAT)
        assert "profile page" in str(hint["blocks"])
        await s.wire.press("nudge.wrong", about, "U1")
        await until(lambda: s.count("nudge WHERE verdict = 'wrong'"))
        assert s.count("channel WHERE json_extract(settings, '$.not_it') = 1") == 1

    play(tmp_path, dialogue)


def test_the_menu_of_a_hint_says_why_it_came_and_stops_the_next(tmp_path: Path) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        s.set(**ON)
        await s.wire.say(QUESTION, "U1")
        await until(lambda: s.wire.slack.made("chat.postEphemeral"))
        await s.wire.choose("Why am I seeing this?", "U1")
        await until(lambda: "Where it stands: setup.md" in str(s.wire.slack.hooked))
        await s.wire.choose("No hints any more", "U1")
        await until(lambda: s.count("member WHERE opted_out"))

    play(tmp_path, dialogue)


def test_commands_are_answered_and_roles_kept(tmp_path: Path) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        assert "opt-out" in await s.asked("help")
        assert "Did you mean" in await s.asked("statsu")
        assert "needs a facilitator" in await s.asked("setup on")
        assert "switched on" in await s.asked("setup on", staff=True)
        assert "0 of 5 steps" in await s.asked("audit", staff=True)

    play(tmp_path, dialogue)


def test_every_command_is_answered_privately_or_with_a_form(tmp_path: Path) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        for word in commands.offered():
            for staff in (False, True):
                assert "Something went wrong" not in await s.asked(word, staff=staff)
        assert {said["response_type"] for said in s.wire.slack.hooked} == {"ephemeral"}
        assert s.wire.slack.made("views.open")

    play(tmp_path, dialogue)


def test_a_command_is_acknowledged_while_the_ledger_is_busy_and_answered_when_it_is_free(
    tmp_path: Path,
) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        with s.busy():
            await s.wire.ask("snooze", "U1")
            assert s.wire.slack.hooked == []
            # What changes nothing waits for nobody.
            assert "shadow mode" in await s.asked("status")
        await until(lambda: len(s.wire.slack.hooked) == 2)
        assert "no hints from me" in str(s.wire.slack.hooked[-1])

    play(tmp_path, dialogue)


def test_a_hint_can_still_be_answered_in_app_home_and_is_gone_from_there_once_it_was(tmp_path: Path) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        s.set(**ON)
        about = await s.wire.say(QUESTION, "U1")
        await until(lambda: s.wire.slack.made("chat.postEphemeral"))
        assert "nudge.helped" in await s.wire.open_home("U1")
        await s.wire.press_at_home("nudge.helped", about, "U1")
        published = s.wire.slack.made("views.publish")
        await until(lambda: len(s.wire.slack.made("views.publish")) > len(published))
        assert s.wire.slack.made("views.open")
        assert "nudge.helped" not in str(s.wire.slack.made("views.publish")[-1])
        assert "nudge.helped" not in await s.wire.open_home("U9")

    play(tmp_path, dialogue)


def test_a_channel_it_is_taken_out_of_falls_silent_and_is_taken_up_again(tmp_path: Path) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        slack = s.wire.slack
        await until(lambda: s.count("channel") == 1 and s.count("membership") == 3)
        s.set(**ON | {"grace": timedelta(hours=1)})
        await s.wire.say(QUESTION, "U1")
        await until(lambda: s.count("proposal"))
        slack.rooms[CHAT]["is_member"] = False
        await s.wire.event({"type": "channel_left", "channel": CHAT})
        await until(lambda: any("no longer in" in said for said in s.wire.private()))
        assert list(slack.kept) == ["DU9"]
        assert s.count("proposal") == 0
        assert "not in this channel" in await s.asked("status")
        assert "course-chat" not in await s.wire.open_home("U1")
        slack.rooms[CHAT]["is_member"] = True
        await s.wire.event({"type": "member_joined_channel", "channel": CHAT, "user": "UBOT"})
        await until(lambda: not s.count("channel WHERE gone IS NOT NULL"))
        assert "switched on here" in await s.asked("status")

    play(tmp_path, dialogue)


def test_an_archived_channel_is_known_as_archived_and_says_so_once(tmp_path: Path) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        await until(lambda: s.count("channel") == 1 and s.count("membership") == 3)
        for _ in range(2):
            await s.wire.event({"type": "channel_archive", "channel": CHAT, "user": "U9"})
        await until(lambda: any("It was archived" in said for said in s.wire.private()))
        assert "It was archived" in await s.asked("status")
        # A public channel of the workspace that the bot was never in is no news.
        await s.wire.event({"type": "channel_archive", "channel": "C77", "user": "U9"})
        assert s.count("outbox WHERE member = 'U9'") == 1
        assert s.count("channel") == 1

    play(tmp_path, dialogue)


@pytest.mark.parametrize(
    ("error", "advice"),
    [
        ("is_archived", "unarchive it"), ("restricted_action", "does not let apps post"),
        ("missing_scope", "install the app again from its current manifest"),
    ],
)  # fmt: skip
def test_where_people_must_act_for_something_to_arrive_facilitators_are_told_once(
    tmp_path: Path, error: str, advice: str
) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        await until(lambda: s.count("membership") == 3)
        for _ in range(2):
            s.wire.slack.answer("chat.postMessage", error)
        s.send(*(Post(f"digest:{n}", s.wire.channel, page("Weekly digest")) for n in range(2)))
        await until(lambda: s.count("outbox WHERE state = 'failed'") == 2)
        await until(lambda: any(advice in said for said in s.wire.private()))
        assert s.count("outbox WHERE key LIKE 'trouble%'") == 1
        assert s.wire.public() == []

    play(tmp_path, dialogue)


def test_what_slack_asks_to_wait_with_goes_out_once_it_may(tmp_path: Path) -> None:
    async def dialogue(s: Stage[OverSlack]) -> None:
        s.wire.slack.answer("chat.postMessage", "ratelimited", 429, **{"Retry-After": "1"})
        s.send(Post("digest:1", s.wire.channel, page("Weekly digest")))
        await until(lambda: s.count("outbox WHERE key = 'digest:1' AND state = 'sent'"))
        assert len(s.wire.public()) == 1

    play(tmp_path, dialogue)
