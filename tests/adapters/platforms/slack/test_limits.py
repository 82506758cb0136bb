"""Whatever core shows fits into Slack, and no text of docs or people turns into a mention or a link."""

import json
import re
from datetime import UTC, datetime
from typing import Any

from fake_slack import block_faults
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from adapters.platforms.slack import blocks, forms
from adapters.platforms.slack.text_out import mrkdwn
from core.reply.blocks import Block, Bullets, Button, Buttons, Divider, Heading, Quote, Small, Text
from core.reply.figures import Chart, ChartKind, Series, Table
from core.reply.forms import Field, FieldKind, Form
from core.reply.pages import Page
from core.reply.spans import Bold, Code, Line, Link, When

# What a hostile page or person would write, among letters that Slack's mark-up gives a meaning.
BAIT = some.sampled_from(
    ["<!channel>", "<@U1>", "<#C1>", "<https://evil.example|click>", "&lt;!here&gt;", "<!subteam^S1>", "*", "`", "```",
     "|", ">", "\n", "https://evil.example/a|b>"]
)  # fmt: skip
SHORT = some.lists(BAIT | some.text(max_size=20), max_size=4).map("".join)
# One in a few is longer than any limit, after escaping if not before.
TEXTS = SHORT | some.tuples(SHORT, some.sampled_from([1, 1, 300, 900])).map(lambda pair: pair[0] * pair[1])
LABELS = some.text(min_size=1, max_size=200)
# Links of our own carry this address, so that any other is one that text brought about.
OURS = "https://docs.example/page"
SPANS = some.one_of(
    TEXTS,
    TEXTS.map(Bold),
    TEXTS.map(Code),
    TEXTS.map(lambda text: Link(text, OURS)),
    some.just(When(datetime(2026, 10, 5, tzinfo=UTC))),
)
LINES: some.SearchStrategy[Line] = some.lists(SPANS, max_size=5).map(tuple)
CELLS = some.lists(TEXTS, min_size=3, max_size=3).map(tuple)
BUTTONS = some.builds(Button, LABELS, some.just("nudge.helped"), some.text(max_size=300), confirm=TEXTS)
VALUES = some.lists(some.none() | some.floats(0, 100), min_size=3, max_size=3).map(tuple)
CHARTS = some.builds(
    Chart, some.sampled_from(list(ChartKind)), TEXTS, CELLS,
    some.lists(some.builds(Series, TEXTS, VALUES), min_size=1, max_size=8).map(tuple), TEXTS,
)  # fmt: skip
BLOCKS: some.SearchStrategy[Block] = some.one_of(
    TEXTS.map(Heading),
    LINES.map(Text),
    LINES.map(Small),
    TEXTS.map(Quote),
    some.lists(LINES, max_size=8).map(lambda lines: Bullets(tuple(lines))),
    some.lists(CELLS, max_size=8).map(lambda rows: Table(("a", "b", "c"), tuple(rows))),
    some.lists(BUTTONS, min_size=1, max_size=30).map(lambda buttons: Buttons(tuple(buttons))),
    some.just(Divider()),
    CHARTS,
)
PAGES = some.builds(Page, TEXTS, some.lists(BLOCKS, min_size=1, max_size=6).map(tuple))
FIELDS = some.builds(
    Field, some.uuids().map(str), LABELS, some.sampled_from([FieldKind.LINE, FieldKind.PARAGRAPH]),
    TEXTS, hint=TEXTS,
)  # fmt: skip
FORMS = some.builds(
    Form, TEXTS, some.just("setup.save"), some.lists(FIELDS, min_size=1, max_size=8).map(tuple),
    some.text(max_size=200), LABELS,
    some.lists(BLOCKS, max_size=5).map(tuple),
)  # fmt: skip

# Pages are large: what is found is shown as it was found.
LEAN: Any = {
    "phases": (Phase.explicit, Phase.generate),
    "suppress_health_check": [HealthCheck.too_slow, HealthCheck.data_too_large],
}
TAG = re.compile(r"<[^>]*>")
MEANT = re.compile(r"<(https://docs\.example/page(\|[^<>|]*)?|!date\^\d+\^[^<>]*)>")


def marked_up(part: Any) -> list[str]:
    """Every piece of mrkdwn in it."""
    if isinstance(part, list):
        return [text for one in part for text in marked_up(one)]
    if isinstance(part, dict):
        own = [part["text"]] if part.get("type") == "mrkdwn" else []
        return own + [text for one in part.values() for text in marked_up(one)]
    return []


@given(PAGES)
@settings(max_examples=40, **LEAN)
def test_every_page_fits_into_a_message_a_modal_and_app_home(shown: Page) -> None:
    for charts in (False, True):
        assert block_faults(blocks.blocks(shown, charts=charts), 50) == []
    for view in (forms.page_modal(shown), forms.home(shown)):
        assert block_faults(view["blocks"], 100) == []
    assert 0 < len(blocks.fallback(shown)) <= 3000 or not shown.summary


@given(PAGES)
@settings(max_examples=40, **LEAN)
def test_no_text_becomes_a_mention_or_a_link_that_was_not_meant(shown: Page) -> None:
    sent = [*marked_up(blocks.blocks(shown, charts=True)), blocks.fallback(shown)]
    for text in sent:
        assert [tag for tag in TAG.findall(text) if not MEANT.fullmatch(tag)] == []


@given(FORMS)
@settings(max_examples=40, **LEAN)
def test_every_form_is_a_modal_that_slack_takes(form: Form) -> None:
    view = forms.modal(form, "T1/C1")
    assert block_faults(view["blocks"], 100) == []
    assert all(0 < len(view[part]["text"]) <= 24 for part in ("title", "submit", "close"))
    assert len(view["private_metadata"]) <= 3000
    assert json.loads(view["private_metadata"])["channel"] == "T1/C1"


def test_what_is_left_out_is_said() -> None:
    long = Page("Long", tuple(Text((f"Paragraph {n}",)) for n in range(80)))
    shown = blocks.blocks(long)
    assert len(shown) == 50
    assert "left out" in str(shown[-1])


def test_code_of_several_lines_is_a_block_that_nothing_in_it_ends() -> None:
    shown = Page("code", (Text((Code("a < b\n```\n@channel\n"),)),))
    (section,) = blocks.blocks(shown)
    assert section["text"]["text"] == "```\na &lt; b\nˋˋˋ\n@channel\n```"


def test_a_table_too_wide_for_its_columns_to_be_seen_is_told_row_by_row() -> None:
    narrow = Table(("", "n"), (("Monday", "3"),))
    assert "```" in str(blocks.blocks(Page("Figures", (narrow,))))
    wide = Table(("Session", "How often", "Alternative"), (("Lab", "weekly", "a thread " * 8),))
    (shown,) = blocks.blocks(Page("Figures", (wide,)))
    assert shown["text"]["text"].startswith("• *Lab*: How often weekly · Alternative a thread")
    (shown,) = blocks.blocks(
        Page("Figures", (Table(("", "Chat"), (("Share, " * 8 + "all", "14% (11% to 18%)"),)),))
    )
    assert shown["text"]["text"].endswith("*: 14% (11% to 18%)")


def test_what_is_bold_is_so_also_with_a_space_at_its_end() -> None:
    assert mrkdwn((Bold("One thing to do: "), "ask.")) == "*One thing to do:* ask."
    assert mrkdwn((Bold(" "), Bold("2 * 3"))) == " *2 ∗ 3*"
