"""The fake refuses what Slack would refuse, and takes what Slack takes."""

import json
from typing import Any

import pytest
from fake_slack import SPECS, FakeSlack, block_faults
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient
from slack_wire import run

KINDS = {"actions", "context", "data_visualization", "divider", "header", "input", "section"}
FIXTURES = SPECS / "slackblocks-spec/valid"


def text(long: int) -> dict[str, str]:
    return {"type": "mrkdwn", "text": "a" * long}


def chart(points: int = 2, series: int = 1, label: str = "W", title: str = "Talk") -> dict[str, Any]:
    names = [f"{label}{n}" for n in range(points)]
    data = [{"label": name, "value": 1.5} for name in names]
    drawn = [{"name": f"s{n}", "data": data} for n in range(series)]
    inner = {"type": "line", "series": drawn, "axis_config": {"categories": names}}
    return {"type": "data_visualization", "title": title, "chart": inner}


BUTTON = {"type": "button", "action_id": "a", "text": {"type": "plain_text", "text": "Yes"}}


@pytest.mark.parametrize(
    "wrong",
    [
        [{"type": "divider"}] * 51,
        [{"type": "section", "text": text(0)}],
        [{"type": "section", "text": text(3001)}],
        [{"type": "header", "text": {"type": "plain_text", "text": "a" * 151}}],
        [{"type": "actions", "elements": [BUTTON, BUTTON]}],
        [{"type": "actions", "elements": [{**BUTTON, "value": "v" * 2001}]}],
        [chart(points=21)],
        [chart(series=13)],
        [chart(label="a very long label of a week")],
        [chart(title="t" * 51)],
        [chart(), chart(), chart()],
    ],
)
def test_malformed_or_over_long_blocks_are_refused(wrong: list[dict[str, Any]]) -> None:
    assert block_faults(wrong, 50)


@pytest.mark.skipif(
    not FIXTURES.exists(), reason="the published examples of blocks are not beside the project"
)
def test_published_examples_of_the_blocks_we_send_are_taken() -> None:
    examples = [json.loads(path.read_text()) for path in sorted(FIXTURES.glob("*_block*.json"))]
    examples += [
        json.loads(path.read_text()) for path in sorted(FIXTURES.glob("data_visualization_[abl]*.json"))
    ]
    ours = [one for one in examples if isinstance(one, dict) and one.get("type") in KINDS]
    assert len(ours) >= 8
    for example in ours:
        assert block_faults([example], 50) == []


@pytest.mark.skipif(not SPECS.exists(), reason="the public API reference is not beside the project")
@pytest.mark.parametrize(
    ("method", "given", "error"),
    [("chat.postMessage", {"text": "Hello"}, "invalid_arguments"),
     ("chat.postMessage", {"channel": "C1", "text": "Hello", "colour": "red"}, "invalid_arguments"),
     ("chat.whisper", {"channel": "C1"}, "unknown_method")],
)  # fmt: skip
def test_unknown_methods_and_unknown_or_missing_arguments_are_refused(
    method: str, given: dict[str, str], error: str
) -> None:
    async def dialogue() -> None:
        async with FakeSlack() as slack:
            client = AsyncWebClient("xoxb-1", base_url=f"{slack.base}/api/")
            with pytest.raises(SlackApiError) as refused:
                await client.api_call(method, json=given)
            assert refused.value.response["error"] == error

    run(dialogue)
