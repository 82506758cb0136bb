"""A file in Teams: sent in the personal chat and fetched from where Teams keeps it, or pasted into the form."""

import asyncio
from datetime import UTC, datetime
from typing import Any

import pytest
from fake_teams import CHANNEL, PERSONAL, FakeTeams, activity

from adapters.platforms.teams.files_in import given, sent
from adapters.platforms.teams.forms import form_card
from adapters.platforms.teams.interactions import answered
from core.interactions import Submitted
from core.refusal import Refusal
from core.reply.forms import Field, FieldKind, Form
from core.upload import LARGEST

NOW = datetime(2026, 10, 5, 10, tzinfo=UTC)
FORM = Form("Give", "sources.give", (Field("file", "File", FieldKind.FILE, hint="A calendar as .ics."),))


def with_file(service: str, url: str, conversation: str = PERSONAL) -> dict[str, Any]:
    kept = {"downloadUrl": url, "uniqueId": "1", "fileType": "csv"}
    attached = {
        "contentType": "application/vnd.microsoft.teams.file.download.info",
        "content": kept,
        "name": "lab.csv",
    }
    return activity("message", service, conversation, attachments=[attached])


def test_only_in_the_personal_chat_is_a_file_meant_for_the_bot() -> None:
    assert sent(with_file("https://x", "https://y")) == [("lab.csv", "https://y")]
    assert sent(with_file("https://x", "https://y", CHANNEL)) == []


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.example/lab.csv", "http://course.sharepoint.com/lab.csv", "https://sharepoint.com.evil.example/a",
        "http://169.254.169.254/", "file:///etc/passwd", "",
    ],
)  # fmt: skip
def test_nothing_is_fetched_from_elsewhere(url: str) -> None:
    with pytest.raises(Refusal, match="not kept where Teams keeps files"):
        asyncio.run(given("lab.csv", url, with_file("https://x", url), NOW, anywhere=False))


def test_no_more_of_a_file_is_read_than_shows_that_it_is_too_large() -> None:
    async def dialogue() -> None:
        async with FakeTeams() as teams:
            teams.files["lab.csv"] = b"x" * (LARGEST + 5_000)
            told = with_file(teams.base, f"{teams.base}/files/lab.csv")
            found = await given("lab.csv", f"{teams.base}/files/lab.csv", told, NOW, anywhere=True)
            assert len(found.files["file"].content) == LARGEST + 1
            with pytest.raises(Refusal, match="could not be fetched"):
                await given("gone.csv", f"{teams.base}/nowhere", told, NOW, anywhere=True)

    asyncio.run(asyncio.wait_for(dialogue(), 30))


def test_in_a_form_its_text_is_pasted() -> None:
    card = form_card(FORM, {"channel": CHANNEL})
    (asked,) = [element for element in card["body"] if element["type"] == "Input.Text"]
    assert asked["isMultiline"]
    assert "personal chat" in asked["placeholder"]
    (action,) = card["body"][-1]["actions"]
    data = {**action["data"], asked["id"]: "date,text\n2026-10-01,too many meetings"}
    value = {"action": {"type": "Action.Execute", "verb": "sources.give", "data": data}}
    found = answered(activity("invoke", "https://x", PERSONAL, name="adaptiveCard/action", value=value), NOW)
    assert isinstance(found, Submitted)
    assert found.files["file"].content.startswith(b"date,text")
    assert found.values == {}
