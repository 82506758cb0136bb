"""End to end over the wire: Slack says, the host hears, the bot answers; and what Slack refuses."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from fake_slack import BOT, CHAT, TEAM, FakeSlack
from remembered import Remembered
from slack_sdk.errors import SlackApiError
from slack_wire import CHANNEL, NOW, Recorder, command, run, running, said, until

from adapters.platforms.slack import Keys, Slack
from adapters.platforms.slack.events_in import redescribed
from core.actions import DirectMessage, Nudge, Post, Revise
from core.desk import Asked, Pressed, Submitted
from core.events import Deleted, Described, Edited, Posted
from core.message import MessageRef
from core.ports import Delivered, Postponed, Undeliverable
from core.refusal import Refusal
from core.reply import Button, Buttons, Chart, ChartKind, Field, Form, Series, line, page

FORM = Form("Settings", "setup.save", (Field("grace", "Minutes"),), about="x")
CHART = Chart(ChartKind.LINE, "Reflective", ("W1", "W2"), (Series("share", (0.2, 0.3)),), "It rises.")


def test_a_message_is_recorded_before_it_is_acknowledged() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            assert (await slack.send(url, said("How do I <https://x.org|start>?"))).status == 200
            (heard,) = host.heard
            assert isinstance(heard, Posted)
            assert heard.message.ref == MessageRef("T1/C1", "1790000001.000100")
            assert heard.message.text == "How do I [start](https://x.org)?"

    run(dialogue)


def test_what_could_not_be_recorded_is_not_acknowledged_so_slack_sends_it_again() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            host.fails = True
            assert (await slack.send(url, said("Hello?"))).status == 500
            host.fails = False
            assert (await slack.send(url, said("Hello?"))).status == 200
            assert len(host.heard) == 1

    run(dialogue)


def test_a_request_with_a_wrong_signature_is_not_heard() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            assert (await slack.send(url, said("Hello?"), secret="forged")).status == 401
            assert host.heard == []

    run(dialogue)


def test_an_unfurl_is_no_edit_an_edit_is_and_a_deletion_is_heard() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            before = {"user": "U1", "text": "helo", "ts": "1.000001"}
            change = said("", "2.000001", subtype="message_changed", message=before, previous_message=before)
            await slack.send(url, change)
            assert host.heard == []
            change["event"]["message"] = {
                **before,
                "text": "hello",
                "edited": {"user": "U1", "ts": "2.000001"},
            }
            await slack.send(url, change)
            await slack.send(url, said("", "3.000001", subtype="message_deleted", deleted_ts="1.000001"))
            edit, gone = host.heard
            assert isinstance(edit, Edited)
            assert edit.message.text == "hello"
            assert gone == Deleted(
                MessageRef(CHANNEL, "1.000001"), datetime.fromtimestamp(3, UTC) + timedelta(microseconds=1)
            )

    run(dialogue)


def test_a_command_is_answered_privately_and_escaped() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            await slack.send(url, command(slack, "Snooze 2 days"), kind="form")
            await until(lambda: slack.hooked)
            (asked,) = host.asked
            assert isinstance(asked, Asked)
            assert (asked.command, asked.words, asked.channel.id) == ("snooze", "2 days", CHANNEL)
            assert slack.hooked[0]["response_type"] == "ephemeral"
            assert slack.hooked[0]["text"] == "Hello &lt;!channel&gt; &amp; all"

    run(dialogue)


def test_a_command_with_a_form_opens_it_and_the_form_comes_back() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            host.shown = FORM
            await slack.send(url, command(slack, "setup"), kind="form")
            await until(lambda: slack.made("views.open"))
            view = slack.made("views.open")[0]["view"]
            filled = {"values": {"grace": {"grace": {"type": "plain_text_input", "value": "5"}}}}
            sent = {
                "type": "view_submission", "team": {"id": TEAM}, "user": {"id": "U1", "name": "ana"},
                "view": {**view, "id": "V1", "state": filled},
            }  # fmt: skip
            host.refuses = "Minutes: a number, please."
            refused = await slack.send(url, sent, kind="payload")
            assert (await refused.json())["errors"] == {"grace": "Minutes: a number, please."}
            host.refuses, host.shown = "", page("Saved.")
            saved = await slack.send(url, sent, kind="payload")
            assert (await saved.json())["response_action"] == "update"
            form = host.asked[-1]
            assert isinstance(form, Submitted)
            assert (form.does, form.about, form.channel.id, form.values) == (
                "setup.save",
                "x",
                CHANNEL,
                {"grace": "5"},
            )

    run(dialogue)


def test_a_form_that_takes_long_says_so_and_is_updated() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            host.takes = 2.3
            view = {
                "id": "V1",
                "type": "modal",
                "callback_id": "setup.save",
                "state": {"values": {}},
                "blocks": [],
            }
            sent = {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": "U1"}, "view": view}
            reply = await (await slack.send(url, sent, kind="payload")).json()
            assert "One moment" in str(reply)
            await until(lambda: slack.made("views.update"))
            assert "Hello" in str(slack.made("views.update")[0])

    run(dialogue)


def test_a_pressed_button_comes_back_with_what_it_is_about() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            press = {
                "type": "block_actions", "team": {"id": TEAM}, "user": {"id": "U1", "username": "ana"},
                "channel": {"id": CHAT, "name": "course-chat"}, "trigger_id": "t1", "response_url": f"{slack.base}/hook",
                "actions": [{"type": "button", "block_id": "b", "action_id": "nudge.helped#0", "value": "T1/C1/1.2"}],
            }  # fmt: skip
            await slack.send(url, press, kind="payload")
            await until(lambda: slack.hooked)
            (pressed,) = host.asked
            assert isinstance(pressed, Pressed)
            assert (pressed.does, pressed.about) == ("nudge.helped", "T1/C1/1.2")

    run(dialogue)


def test_app_home_is_published_when_it_is_opened() -> None:
    async def dialogue() -> None:
        async with running() as (slack, _, _, url):
            opened = said("") | {"event": {"type": "app_home_opened", "user": "U1", "tab": "home"}}
            await slack.send(url, opened)
            await until(lambda: slack.made("views.publish"))
            assert "Home of U1" in str(slack.made("views.publish")[0])

    run(dialogue)


def test_over_socket_mode_messages_are_heard_and_acknowledged() -> None:
    async def dialogue() -> None:
        async with running(sockets=True) as (slack, host, _, _):
            await slack.emit("events_api", said("Hello?"))
            await until(lambda: slack.acked)
            assert len(host.heard) == 1
            host.fails = True
            await slack.emit("events_api", said("Again?", "1790000002.000100"))
            await asyncio.sleep(0.3)
            assert len(slack.acked) == 1

    run(dialogue)


NUDGE = Nudge(
    "nudge:1", "U1", MessageRef(CHANNEL, "1.2"),
    page("Look", Buttons((Button("This answered it", "nudge.helped", "T1/C1/1.2"), Button("Snooze", "snooze.week", "T1/C1/1.2")))),
)  # fmt: skip


def test_a_nudge_is_ephemeral_and_goes_by_direct_message_to_who_has_left() -> None:
    async def dialogue() -> None:
        async with running() as (slack, _, platform, _):
            assert await platform.deliver(NUDGE) == Delivered()
            slack.answer("chat.postEphemeral", "user_not_in_channel")
            assert isinstance(await platform.deliver(NUDGE), Delivered)
            assert [m["channel"] for m in slack.made("chat.postMessage")] == ["DU1"]

    run(dialogue)


@pytest.mark.parametrize(
    "action", [Post("digest:1", CHANNEL, page("Digest")), DirectMessage("dm:1", "U1", page("Hi"))]
)
def test_what_went_out_before_a_crash_does_not_go_out_again(action: Post | DirectMessage) -> None:
    async def dialogue() -> None:
        async with running() as (slack, _, platform, _):
            first = await platform.deliver(action)
            assert isinstance(first, Delivered)
            assert await platform.deliver(action) == first
            assert len(slack.made("chat.postMessage")) == 1

    run(dialogue)


def test_a_chart_is_drawn_by_slack_or_as_a_picture_and_its_figures_are_always_there() -> None:
    async def dialogue() -> None:
        async with running() as (slack, _, platform, _):
            digest = page("Digest", CHART)
            await platform.deliver(Post("digest:1", CHANNEL, digest))
            assert slack.made("files.completeUploadExternal") == []
            slack.draws_charts = False
            await platform.deliver(Post("digest:2", CHANNEL, digest))
            drawn, refused, plain = slack.made("chat.postMessage")
            assert "data_visualization" in str(drawn)
            assert "data_visualization" in str(refused)
            assert "data_visualization" not in str(plain)
            assert all("0.3" in str(m["blocks"]) and "It rises." in str(m["blocks"]) for m in (drawn, plain))
            assert slack.made("files.getUploadURLExternal")[0]["alt_txt"] == "It rises."

    run(dialogue)


def test_a_digest_whose_pictures_slack_refuses_is_delivered_all_the_same() -> None:
    async def dialogue() -> None:
        async with running() as (slack, _, platform, _):
            slack.draws_charts = False
            slack.answer("files.getUploadURLExternal", "missing_scope")
            delivered = await platform.deliver(Post("digest:1", CHANNEL, page("Digest", CHART)))
            assert isinstance(delivered, Delivered)
            assert "0.3" in str(slack.made("chat.postMessage")[-1])

    run(dialogue)


def test_a_message_too_long_as_a_whole_is_sent_cut_and_says_so() -> None:
    async def dialogue() -> None:
        async with running() as (slack, _, platform, _):
            slack.answer("chat.postMessage", "msg_blocks_too_long")
            long = page("Digest", *(line(f"Paragraph {n}") for n in range(30)))
            assert isinstance(await platform.deliver(Post("digest:1", CHANNEL, long)), Delivered)
            whole, sent = slack.made("chat.postMessage")
            assert (len(whole["blocks"]), len(sent["blocks"])) == (30, 8)
            assert "left out" in str(sent["blocks"][-1])

    run(dialogue)


def test_a_lost_socket_is_opened_again() -> None:
    async def dialogue() -> None:
        async with running(sockets=True) as (slack, host, _, _):
            await slack.emit("events_api", said("Before?"))
            await until(lambda: len(host.heard) == 1)
            await slack.hang_up()
            await slack.emit("events_api", said("After?", "1790000002.000100"))
            await until(lambda: len(host.heard) == 2)

    run(dialogue)


@pytest.mark.parametrize(
    ("error", "status", "kind"),
    [("ratelimited", 429, Postponed), ("internal_error", 500, Postponed), ("fatal_error", 200, Postponed),
     ("token_revoked", 200, Undeliverable), ("is_archived", 200, Undeliverable), ("not_in_channel", 200, Undeliverable)],
)  # fmt: skip
def test_what_slack_refuses_is_put_off_or_given_up_with_advice(error: str, status: int, kind: type) -> None:
    async def dialogue() -> None:
        async with running() as (slack, _, platform, _):
            slack.answer("chat.postMessage", error, status, **{"Retry-After": "7"})
            found = await platform.deliver(Post("digest:1", CHANNEL, page("Digest")))
            assert isinstance(found, kind)
            if isinstance(found, Undeliverable):
                assert found.facilitators_should
            if status == 429:
                assert isinstance(found, Postponed)
                assert found.wait == timedelta(seconds=7)

    run(dialogue)


def test_slack_out_of_reach_puts_a_delivery_off_and_another_workspace_is_refused() -> None:
    async def dialogue() -> None:
        async with running() as (slack, _, platform, _):
            there = MessageRef("T2/C1", "1.2")
            assert isinstance(await platform.deliver(Revise("r", there, page("x"))), Undeliverable)
            await slack.__aexit__()
            assert isinstance(await platform.deliver(NUDGE), Postponed)

    run(dialogue)


def test_a_channel_that_pins_something_is_read_again() -> None:
    async def dialogue() -> None:
        async with running() as (_, _, platform, _):
            described = await (await platform.connections.directory()).describe(CHAT, NOW)
            assert described.about.topic == "Be kind"
            assert described.about.pins == ("Please reply in **threads**.",)

    run(dialogue)


CANVAS = "# How we use this channel\nPlease reply in threads."


@pytest.mark.parametrize(
    "where",
    [{"canvas": {"file_id": "F7", "is_empty": False}}, {"tabs": [{"type": "files"}, {"type": "canvas", "data": {"file_id": "F7"}}]}],
)  # fmt: skip
def test_what_a_channel_says_in_its_canvas_is_read(where: dict[str, Any]) -> None:
    async def dialogue() -> None:
        async with running() as (slack, _, platform, _):
            slack.canvases["F7"] = CANVAS
            slack.rooms[CHAT] = {"properties": where}
            described = await (await platform.connections.directory()).describe(CHAT, NOW)
            assert CANVAS in described.about.pins
            # Without the permission, as where the app was installed before it asked for it, the rest is read.
            slack.answer("canvases.getContent", "missing_scope")
            described = await (await platform.connections.directory()).describe(CHAT, NOW)
            assert described.about.pins == ("Please reply in **threads**.",)
            # What is out of reach for now does not look as if it were gone.
            slack.answer("canvases.getContent", "internal_error")
            with pytest.raises(SlackApiError):
                await (await platform.connections.directory()).describe(CHAT, NOW)

    run(dialogue)


PINNED = {"ts": "1.2", "user": "U9", "text": "Reply in threads, please.", "pinned_to": [CHAT]}


@pytest.mark.parametrize(
    ("event", "read_again"),
    [
        ({"subtype": "message_changed", "message": PINNED, "previous_message": {**PINNED, "text": "Be kind."}}, True),
        ({"subtype": "message_deleted", "deleted_ts": "1.2", "previous_message": PINNED}, True),
        ({"subtype": "message_changed", "message": {**PINNED, "reply_count": 2}, "previous_message": PINNED}, False),
        ({"subtype": "message_changed", "message": {**PINNED, "pinned_to": []}, "previous_message": {}}, False),
    ],
)  # fmt: skip
def test_a_pinned_message_that_is_edited_or_deleted_has_the_channel_read_again(
    event: dict[str, Any], read_again: bool
) -> None:
    assert redescribed({"type": "message", "channel": CHAT, "ts": "2.1", **event}, BOT) == (
        CHAT if read_again else None
    )


def test_what_channels_say_of_themselves_is_read_again_hourly_while_something_is_said() -> None:
    async def dialogue() -> None:
        now = [NOW]
        async with running(clock=lambda: now[0]) as (slack, host, platform, url):
            await until(lambda: not platform.is_behind(CHANNEL))
            for minutes, looked in ((59, 1), (61, 2), (62, 2)):
                now[0] = NOW + timedelta(minutes=minutes)
                await slack.send(url, said("Hi", f"{minutes}.1"))
                await until(lambda: not platform.is_behind(CHANNEL))
                assert len([one for one in host.known if isinstance(one, Described)]) == looked

    run(dialogue)


def test_events_that_slack_left_out_are_read_from_the_history() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            slack.kept[CHAT] = [
                {"type": "message", "user": "U1", "text": "Missed?", "ts": "1790000005.000100"}
            ]
            limited = {
                "type": "app_rate_limited",
                "team_id": TEAM,
                "minute_rate_limited": 1790000000,
                "api_app_id": "A",
            }
            assert (await slack.send(url, limited)).status == 200
            await until(lambda: host.heard)
            assert isinstance(host.heard[0], Posted)

    run(dialogue)


def test_a_token_that_slack_does_not_know_is_refused_in_one_sentence() -> None:
    async def dialogue() -> None:
        async with FakeSlack() as slack:
            slack.answer("auth.test", "invalid_auth")
            keys = Keys("xoxb-1", signing_secret="x", api=f"{slack.base}/api/")
            with pytest.raises(Refusal, match="invalid_auth"):
                await Slack(keys, lambda _: b"", Remembered()).start(Recorder())

    run(dialogue)
