"""End to end over the wire: Slack says, the host hears and answers."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from fake_slack import CHAT, TEAM, FakeSlack
from remembered import Remembered
from slack_wire import CHANNEL, Recorder, command, run, running, said, until

from adapters.platforms.slack import Keys, Slack
from core.events import Deleted, Edited, Posted
from core.interactions import Asked, Pressed, Submitted
from core.message import MessageRef
from core.refusal import Refusal
from core.reply.forms import Field, Form
from core.reply.pages import page

FORM = Form("Settings", "setup.save", (Field("grace", "Minutes"),), about="x")


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


@pytest.mark.parametrize("replaces", [True, False])
def test_what_came_of_a_form_stands_in_the_place_of_the_hint_whose_button_opened_it(
    *, replaces: bool
) -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            host.shown = Form("Ask on the forum", "nudge.open", (Field("title", "Title"),), "T1/C1/1.2")
            press = {
                "type": "block_actions", "team": {"id": TEAM}, "user": {"id": "U1"}, "channel": {"id": CHAT},
                "trigger_id": "t1", "response_url": f"{slack.base}/hook",
                "actions": [{"type": "button", "block_id": "b", "action_id": "nudge.forum#0", "value": "T1/C1/1.2"}],
            }  # fmt: skip
            await slack.send(url, press, kind="payload")
            await until(lambda: slack.made("views.open"))
            view = slack.made("views.open")[0]["view"]
            host.shown, host.replaces = page("I open the topic now."), replaces
            sent = {"type": "view_submission", "team": {"id": TEAM}, "user": {"id": "U1"}, "view": view}
            told = await slack.send(url, sent, kind="payload")
            assert "I open the topic now." in await told.text()
            assert [(said["text"], said["replace_original"]) for said in slack.hooked] == (
                [("I open the topic now.", True)] if replaces else []
            )

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


def test_a_lost_socket_is_opened_again() -> None:
    async def dialogue() -> None:
        async with running(sockets=True) as (slack, host, _, _):
            await slack.emit("events_api", said("Before?"))
            await until(lambda: len(host.heard) == 1)
            await slack.hang_up()
            await slack.emit("events_api", said("After?", "1790000002.000100"))
            await until(lambda: len(host.heard) == 2)

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
