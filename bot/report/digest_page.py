"""The week's digests as one self-contained page: no network, no script."""

from collections.abc import Sequence

from adapters.charts import svg
from bot.report.page import TEMPLATES
from core.reply.pages import Page
from core.reply.spans import plain

TEMPLATES.filters["plain"] = plain
TEMPLATES.filters["drawn"] = lambda chart: svg(chart, 560, 180)


def render(programme: str, digests: Sequence[tuple[str | None, Page]]) -> str:
    """The page's HTML; a digest without a channel's name is the programme's."""
    return TEMPLATES.get_template("digest.html.j2").render(programme=programme, digests=digests)
