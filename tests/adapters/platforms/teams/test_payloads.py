"""Cards and the app package against the published schemas, and what must hold whatever is shown."""

import io
import json
import zipfile
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import jsonschema
import pytest
from fake_teams import APP, SPECS
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.platforms.teams.cards import BUDGET, card, size
from adapters.platforms.teams.charts import chart
from adapters.platforms.teams.forms import form_card, values
from adapters.platforms.teams.manifest import PERMISSIONS, manifest, package
from core.commands import offered
from core.refusal import Refusal
from core.reply.blocks import Block, Bullets, Button, Buttons, Divider, Heading, Quote, Small, Text
from core.reply.figures import Chart, ChartKind, Series, Table
from core.reply.forms import Choice, Field, FieldKind, Form
from core.reply.pages import Page
from core.reply.spans import Bold, Code, Link, When

needs_specs = pytest.mark.skipif(not SPECS.exists(), reason="the published schemas are not on this machine")
CHARTS = [
    Chart(
        kind,
        "Reflective",
        ("W1", "W2"),
        (Series("a", (1.0, None)), Series("b", (2.0, 3.0)))[:n],
        "It rises.",
        "%",
    )
    for kind in ChartKind
    for n in (1, 2)
]
EVERYTHING = Page(
    "Everything",
    (
        Heading("Digest"), Text(("plain ", Bold("bold"), Code("x"), Link("page", "https://example.org"))), Small(("small",)),
        Quote("quoted"), Bullets((("one",), ("two",))), Table(("", "n"), (("a", "1"),), "Table"), Divider(),
        Buttons((Button("Yes", "a.b", "c", primary=True), Button("Sure?", "a.d", "e", confirm="Really?"))),
    ),
)  # fmt: skip
FORM = Form(
    "Settings", "setup.save",
    tuple(Field(kind, kind.title(), kind, "2" if kind is FieldKind.NUMBER else "", (Choice("a", "A"),)) for kind in FieldKind),
)  # fmt: skip


def schema(*path: str) -> Any:
    return json.loads(SPECS.joinpath(*path).read_text())


@needs_specs
@pytest.mark.parametrize(
    "shown", [card(EVERYTHING, {"channel": "19:x"}), form_card(FORM, {})], ids=["page", "form"]
)
def test_cards_are_valid_adaptive_cards(shown: Any) -> None:
    # `msteams` is Teams's own addition, documented beside the schema.
    published = {name: part for name, part in shown.items() if name != "msteams"}
    jsonschema.validate(published, schema("adaptive-cards", "adaptive-card.1.5.0.schema.json"))


@needs_specs
@pytest.mark.parametrize("drawn", CHARTS, ids=lambda c: f"{c.kind}-{len(c.series)}")
def test_charts_are_valid_teams_charts_with_their_table_as_fallback(drawn: Chart) -> None:
    first = next(chart(drawn, [{"type": "TextBlock", "text": "table"}]))
    known = schema("adaptive-cards", "charts.microsoft-teams-cards-2.1.1.schemas.json")
    fitting = {
        "Chart.Line": "LineChart",
        "Chart.VerticalBar": "VerticalBarChart",
        "Chart.VerticalBar.Grouped": "GroupedVerticalBarChart",
    }
    jsonschema.validate({k: v for k, v in first.items() if k != "fallback"}, known[fitting[first["type"]]])
    assert first["fallback"]["items"]


def test_a_chart_without_figures_is_not_drawn() -> None:
    empty = Chart(ChartKind.LINE, "Nothing", ("W1",), (Series("a", (None,)),), "No data.")
    assert [e["type"] for e in chart(empty, [{"type": "Table"}])] == ["RichTextBlock", "Table"]


@needs_specs
def test_the_manifest_is_valid_and_offers_every_command() -> None:
    told = manifest(APP, "https://example.org/stillwater", "0.1.0")
    # Not checked as a schema itself: it has a pattern that Python's regular expressions cannot read.
    jsonschema.Draft4Validator(schema("manifest", "MicrosoftTeams.v1.29.schema.json")).validate(told)
    lists = told["bots"][0]["commandLists"]
    in_channels = {c["title"] for one in lists if "team" in one["scopes"] for c in one["commands"]}
    assert in_channels == set(offered())


def test_the_package_holds_the_manifest_and_two_icons_and_is_the_same_every_time() -> None:
    made = package(APP, "https://example.org", "0.1.0")
    assert made == package(APP, "https://example.org", "0.1.0")
    with zipfile.ZipFile(io.BytesIO(made)) as zipped:
        assert zipped.namelist() == ["manifest.json", "color.png", "outline.png"]
        # A PNG's width and height stand in bytes 16 to 24.
        sizes = [zipped.read(name)[16:24] for name in ("color.png", "outline.png")]
    assert sizes == [n.to_bytes(4, "big") * 2 for n in (192, 32)]
    assert set(PERMISSIONS) == {
        "ChannelMessage.Read.Group",
        "ChannelSettings.Read.Group",
        "ChatMessage.Read.Chat",
    }


@pytest.mark.parametrize(
    ("app", "site", "why"), [("x", "https://a.example", "GUID"), (APP, "http://a.example", "https")]
)
def test_what_cannot_go_into_a_manifest_is_refused(app: str, site: str, why: str) -> None:
    with pytest.raises(Refusal, match=why):
        manifest(app, site, "0.1.0")


def test_values_come_back_by_field_name() -> None:
    assert values({"does": "x", "in.a": "1", "in.b[]": "p,q", "in.c": None}) == {"a": "1", "b": "p\nq"}


words = st.text(max_size=3_000)
blocks = st.one_of(
    st.builds(Heading, words),
    st.builds(lambda t, u: Text((t, Bold(t), Link(t, u))), words, words),
    st.builds(Quote, words),
    st.builds(lambda rows: Bullets(tuple((r,) for r in rows)), st.lists(words, max_size=20)),
    st.builds(lambda c: Table(("a", "b"), tuple((x, x) for x in c)), st.lists(words, max_size=80)),
)


@settings(max_examples=60)
@given(st.lists(blocks, max_size=12))
def test_every_page_stays_within_the_budget_and_links_only_to_the_web(shown: list[Block]) -> None:
    made = card(Page("summary", tuple(shown)))
    assert size(made) <= BUDGET
    for url in _urls(made):
        assert url.startswith(("https://", "http://", "mailto:"))
    # Text runs are plain; a TextBlock would be read as Markdown, so none carries anybody's words.
    assert all(block["text"] == " " for block in _of_type(made, "TextBlock"))


def _of_type(node: Any, kind: str) -> list[Any]:
    if isinstance(node, list):
        return [found for child in node for found in _of_type(child, kind)]
    if not isinstance(node, dict):
        return []
    mine = [node] if node.get("type") == kind else []
    return mine + [found for child in node.values() for found in _of_type(child, kind)]


def _urls(node: Any) -> list[str]:
    return [action["url"] for action in _of_type(node, "Action.OpenUrl")]


def test_a_moment_is_shown_on_its_readers_own_clock() -> None:
    noon = datetime(2026, 10, 5, 12, tzinfo=ZoneInfo("Europe/Berlin"))
    (run,) = card(Page("Due", (Text((When(noon),)),)))["body"][0]["inlines"]
    assert run["text"] == "{{DATE(2026-10-05T10:00:00Z, SHORT)}} {{TIME(2026-10-05T10:00:00Z)}}"


def test_code_keeps_its_lines_and_their_indentation_also_where_a_client_knows_no_code_block() -> None:
    (shown,) = card(Page("Code", (Text((Code("for x in y:\n    print(x)\n"),)),)))["body"]
    assert (shown["type"], shown["codeSnippet"]) == ("CodeBlock", "for x in y:\n    print(x)")
    (run,) = shown["fallback"]["inlines"]
    assert run["text"] == "for x in y:\n\u00a0\u00a0\u00a0\u00a0print(x)"


def test_commands_are_named_as_they_are_given_in_teams() -> None:
    shown = card(Page("Help", (Text((Code("/stillwater ask"), " or /stillwater help")),)))
    assert [run["text"] for run in shown["body"][0]["inlines"]] == ["@Stillwater ask", " or @Stillwater help"]


def test_buttons_that_do_not_fit_beside_each_other_go_into_the_next_row() -> None:
    labels = ("This answered it", "Not it", "Ask on the forum", "Why am I seeing this?", "Snooze")
    rows = card(Page("Hint", (Buttons(tuple(Button(label, "a.b") for label in labels)),)))["body"]
    assert [[action["title"] for action in row["actions"]] for row in rows] == [
        ["This answered it", "Not it", "Ask on the forum"], ["Why am I seeing this?", "Snooze"],
    ]  # fmt: skip


def test_what_is_seldom_needed_stands_behind_the_menu_of_the_last_row() -> None:
    shown = Buttons((Button("This answered it", "a.b"),), (Button("Why am I seeing this?", "a.c", "C1/1"),))
    (row,) = card(Page("Hint", (shown,)))["body"]
    assert [(action["title"], action.get("mode")) for action in row["actions"]] == [
        ("This answered it", None), ("Why am I seeing this?", "secondary"),
    ]  # fmt: skip
    assert row["actions"][1]["data"] == {"does": "a.c", "about": "C1/1"}


def test_what_is_to_be_known_stays_in_sight_when_something_is_filled_in() -> None:
    shown = form_card(
        Form("Settings", "a.b", (Field("from", "Quiet from", value="21:00", hint="On your own clock"),)), {}
    )
    kinds = [element["type"] for element in shown["body"]]
    assert kinds == ["RichTextBlock", "Input.Text", "RichTextBlock", "ActionSet"]
    assert shown["body"][2]["inlines"][0]["text"] == "On your own clock"


def test_a_form_that_teams_would_cut_its_button_off_is_not_shown() -> None:
    long = Form("Protocol", "a.b", (Field("text", "Text", FieldKind.PARAGRAPH, "x" * 30_000),))
    assert "too long for Teams" in str(form_card(long, {}))
