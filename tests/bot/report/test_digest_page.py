"""A digest as a page and as text: a chart never comes without its figures, and nothing said becomes mark-up."""

from bot.report.digest_page import render
from bot.report.figures import spoken
from core.reply.blocks import Bullets, Text
from core.reply.figures import Chart, ChartKind, Series
from core.reply.pages import Page
from core.reply.spans import Bold

CHART = Chart(ChartKind.LINE, "Reflective share", ("W1", "W2", "W3"), (Series("reflective", (20.0, None, 25.0)),),
              "From 20% to 25%.", "%")  # fmt: skip
DIGEST = Page(
    "W3: <b>", (Text((Bold("Eroding <most>"), " & more")), CHART, Bullets((("On the forum: 1 post.",),)))
)


def test_the_page_draws_the_chart_and_lists_its_figures() -> None:
    shown = render("Course <x>", [("general", DIGEST), (None, DIGEST)])
    assert shown.count("<svg") == 2
    assert shown.count('aria-label="From 20% to 25%."') == 2
    assert "<td>W2</td><td>–</td>" in shown
    assert "<strong>Eroding &lt;most&gt;</strong> &amp; more" in shown
    assert "Course &lt;x&gt;" in shown
    assert "The whole programme" in shown
    assert "<script" not in shown


def test_the_text_has_the_charts_figures() -> None:
    assert "Reflective share\n  W1: reflective 20\n  W2: reflective –\n  W3: reflective 25" in spoken(DIGEST)


def test_a_week_with_nothing_to_say_says_so() -> None:
    assert "too little talk" in render("Course", [])
