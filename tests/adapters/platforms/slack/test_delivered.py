"""What goes out to Slack: once, in full, and what Slack refuses."""

from datetime import timedelta

import pytest
from slack_wire import CHANNEL, run, running

from core.actions import DirectMessage, Nudge, Post, Revise
from core.message import MessageRef
from core.ports import Delivered, Postponed, Undeliverable
from core.reply.blocks import Button, Buttons, line
from core.reply.figures import Chart, ChartKind, Series
from core.reply.pages import page

CHART = Chart(ChartKind.LINE, "Reflective", ("W1", "W2"), (Series("share", (0.2, 0.3)),), "It rises.")

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
