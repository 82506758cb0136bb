"""Who and what is in a workspace, and what was said while the bot was away."""

from datetime import timedelta
from typing import Any

from fake_slack import BOT, CHAT
from remembered import Remembered
from slack_wire import CHANNEL, NOW, run, running, said, until

from core.events import Joined, Posted
from core.message import Member


def test_who_is_in_a_channel_is_known_with_name_and_time_zone_and_stays_so_when_they_leave() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            await until(lambda: any(isinstance(e, Joined) for e in host.known))
            ana = Member("U1", "Ana", timezone="Asia/Tokyo")
            assert ana in [e.member for e in host.known if isinstance(e, Joined)]
            left = {
                "type": "member_left_channel",
                "user": "U1",
                "channel": CHAT,
                "event_ts": "1790000009.000100",
            }
            await slack.send(url, said("") | {"event": left})
            await until(lambda: isinstance(host.known[-1], Joined) and host.known[-1].left)
            assert host.known[-1].member == ana  # type: ignore[union-attr]

    run(dialogue)


def earlier(number: int) -> dict[str, Any]:
    at = NOW - timedelta(hours=number)
    return {"type": "message", "user": "U1", "text": f"Message {number}", "ts": f"{at.timestamp():.6f}"}


def test_until_the_past_is_read_the_bot_says_that_it_is_behind() -> None:
    async def dialogue() -> None:
        memory = Remembered()
        async with running(memory=memory) as (_, _, platform, _):
            assert platform.is_behind(CHANNEL)
            await until(lambda: not platform.is_behind(CHANNEL))
            assert memory.get(f"slack:unread:{CHANNEL}") == {"stretches": ""}

    run(dialogue)


def test_a_first_install_reads_two_weeks_and_a_restart_only_what_was_missed() -> None:
    async def dialogue() -> None:
        memory = Remembered()
        async with running(memory=memory) as (slack, host, _, _):
            slack.kept[CHAT] = [earlier(n) for n in (1, 30, 24 * 20)]
            await until(lambda: memory.get(f"slack:unread:{CHANNEL}") == {"stretches": ""})
            assert [e.message.text for e in host.heard if isinstance(e, Posted)] == [
                "Message 1",
                "Message 30",
            ]
        async with running(memory=memory) as (slack, host, _, _):
            slack.kept[CHAT] = [earlier(1)]
            await until(lambda: slack.made("conversations.history"))
            await until(lambda: memory[f"slack:unread:{CHANNEL}"] == {"stretches": ""})
            assert host.heard == []

    run(dialogue)


def test_a_channel_it_is_invited_to_later_is_read_too() -> None:
    async def dialogue() -> None:
        memory = Remembered()
        async with running(memory=memory) as (slack, host, _, url):
            await until(lambda: memory.get(f"slack:unread:{CHANNEL}") == {"stretches": ""})
            slack.kept["C2"] = [earlier(2)]
            invited = {
                "type": "member_joined_channel",
                "user": BOT,
                "channel": "C2",
                "event_ts": "1790000009.000100",
            }
            await slack.send(url, said("") | {"event": invited})
            await until(lambda: host.heard)
            (heard,) = host.heard
            assert isinstance(heard, Posted)
            assert (heard.message.ref.channel, heard.message.text) == ("T1/C2", "Message 2")

    run(dialogue)


def test_reading_back_that_was_cut_short_goes_on_where_it_stopped() -> None:
    async def dialogue() -> None:
        memory = Remembered()
        async with running(memory=memory) as (slack, host, _, _):
            slack.kept[CHAT] = [earlier(n) for n in range(1, 41)]
            slack.answer("conversations.history", "internal_error", after=1)
            await until(lambda: len(slack.made("conversations.history")) == 2)
            await until(lambda: len(host.heard) == 15)
        async with running(memory=memory) as (slack, host, _, _):
            slack.kept[CHAT] = [earlier(n) for n in range(1, 41)]
            await until(lambda: memory[f"slack:unread:{CHANNEL}"] == {"stretches": ""})
            assert {e.message.text for e in host.heard if isinstance(e, Posted)} == {
                f"Message {n}" for n in range(16, 41)
            }

    run(dialogue)
