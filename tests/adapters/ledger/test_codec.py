"""Values come back from JSON as they went in."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.ledger.codec import from_json, to_json
from core.actions import Nudge, Post
from core.message import MessageRef
from core.programme import ChannelSettings, Mode
from core.reply.blocks import Button, Buttons, Quote, Small, Text
from core.reply.figures import Chart, ChartKind, Series
from core.reply.pages import Page
from core.reply.spans import Bold, Link, When

PAGE = Page(
    "summary",
    (
        Text(
            (
                "plain",
                Bold("bold"),
                Link("here", "https://example.org"),
                When(datetime(2026, 1, 1, tzinfo=UTC)),
            )
        ),
        Small(("small",)),
        Quote("words"),
        Chart(ChartKind.LINE, "t", ("a", "b"), (Series("s", (1.0, None)),), "alt"),
        Buttons((Button("Yes", "nudge.helped", "C1/1"),)),
    ),
)


@pytest.mark.parametrize(
    "value", [Nudge("k", "ana", MessageRef("C1", "1"), PAGE), Post("k", "C1", PAGE, pin=True)]
)
def test_actions_survive(value: object) -> None:
    assert from_json(json.loads(json.dumps(to_json(value)))) == value


@given(minutes=st.integers(0, 10_000), mode=st.sampled_from(Mode))
def test_settings_survive(minutes: int, mode: Mode) -> None:
    settings = ChannelSettings(mode=mode, grace=timedelta(minutes=minutes))
    assert from_json(json.loads(json.dumps(to_json(settings)))) == settings
