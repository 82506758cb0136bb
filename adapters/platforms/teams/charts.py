"""Charts as Teams draws them, with their table for clients that cannot, and the figures behind a button."""

import hashlib
from collections.abc import Iterator
from typing import Any

from core.reply.figures import Chart, ChartKind, Series
from core.words import tr

Json = dict[str, Any]


def chart(shown: Chart, figures: list[Json]) -> Iterator[Json]:
    """The chart, what it shows in one sentence, and its figures, folded away where it is drawn."""
    id = "figures-" + hashlib.sha256(f"{shown.title}{shown.alt}".encode()).hexdigest()[:8]
    if _drawable(shown):
        yield {**_drawn(shown), "fallback": {"type": "Container", "items": figures}}
        yield _alt(shown.alt)
        toggle = {"type": "Action.ToggleVisibility", "title": tr("Show the figures"), "targetElements": [id]}
        yield {"type": "ActionSet", "actions": [toggle]}
        yield {"type": "Container", "id": id, "isVisible": False, "items": figures}
    else:
        yield _alt(shown.alt)
        yield from figures


def _alt(alt: str) -> Json:
    run = {"type": "TextRun", "text": alt, "size": "Small", "isSubtle": True}
    return {"type": "RichTextBlock", "inlines": [run]}


def _drawable(shown: Chart) -> bool:
    return any(value is not None for series in shown.series for value in series.values)


def _drawn(shown: Chart) -> Json:
    common: Json = {"title": shown.title, "showTitle": True} | (
        {"yAxisTitle": shown.unit} if shown.unit else {}
    )
    match shown.kind:
        case ChartKind.LINE:
            return {"type": "Chart.Line", **common, "data": [_legend(shown, s) for s in shown.series]}
        case ChartKind.BAR if len(shown.series) == 1:
            return {"type": "Chart.VerticalBar", **common, "data": _points(shown, shown.series[0])}
        case ChartKind.BAR | ChartKind.STACKED:
            stacked = shown.kind is ChartKind.STACKED
            data = [_legend(shown, s) for s in shown.series]
            return {"type": "Chart.VerticalBar.Grouped", **common, "stacked": stacked, "data": data}


def _legend(shown: Chart, series: Series) -> Json:
    return {"legend": series.name, "values": _points(shown, series)}


def _points(shown: Chart, series: Series) -> list[Json]:
    """What has no data is left out."""
    pairs = zip(shown.categories, series.values, strict=True)
    return [{"x": category, "y": value} for category, value in pairs if value is not None]
