"""A file chosen in a modal: fetched with the token from Slack alone, and what cannot be had is said at its field."""

from typing import Any

from fake_slack import TEAM, FakeSlack
from slack_wire import Recorder, command, run, running, until

from core.interactions import Submitted
from core.reply.forms import Field, FieldKind, Form
from core.upload import LARGEST

FORM = Form("Give", "sources.give", (Field("file", "File", FieldKind.FILE),))


async def given(slack: FakeSlack, url: str, host: Recorder) -> dict[str, Any]:
    """What Slack is told when the form comes back with a file in it."""
    host.shown = FORM
    await slack.send(url, command(slack, "setup"), kind="form")
    await until(lambda: slack.made("views.open"))
    view = slack.made("views.open")[0]["view"]
    assert view["blocks"][0]["element"]["type"] == "file_input"
    filled = {"values": {"file": {"file": {"type": "file_input", "files": [{"id": "lab.csv"}]}}}}
    sent = {
        "type": "view_submission",
        "team": {"id": TEAM},
        "user": {"id": "U1"},
        "view": {**view, "id": "V1", "state": filled},
    }
    host.shown = None
    reply = await slack.send(url, sent, kind="payload")
    text = await reply.text()
    return await reply.json() if text else {}


def test_a_file_comes_with_the_form_and_no_more_of_it_than_shows_that_it_is_too_large() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            slack.files["lab.csv"] = b"x" * (LARGEST + 5_000)
            assert await given(slack, url, host) == {}
            form = host.asked[-1]
            assert isinstance(form, Submitted)
            assert (form.files["file"].name, len(form.files["file"].content)) == ("lab.csv", LARGEST + 1)

    run(dialogue)


def test_a_file_slack_does_not_hand_out_is_said_at_the_field() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            slack.answer("files.info", "missing_scope")
            told = await given(slack, url, host)
            assert "reinstall the app" in told["errors"]["file"]
            assert len(host.asked) == 1

    run(dialogue)


def test_the_token_is_shown_to_no_other_host() -> None:
    async def dialogue() -> None:
        async with running() as (slack, host, _, url):
            slack.files_at = "https://files.example"
            told = await given(slack, url, host)
            assert "not kept at Slack" in told["errors"]["file"]

    run(dialogue)
