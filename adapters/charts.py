"""Core's charts as pictures, through one Vega-Lite specification, with no browser and no network."""

from typing import Any

import vl_convert

from core.reply.figures import Chart, ChartKind

# Colours that differ in lightness as well as in hue (Okabe and Ito 2008).
_COLOURS = ["#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00"]
# So many categories have room for their labels side by side.
_FEW = 5


def specification(chart: Chart, width: int = 640, height: int = 200) -> dict[str, Any]:
    """The chart in Vega-Lite; what has no data is left out of lines and bars."""
    values = [
        {"category": category, "series": series.name, "value": series.values[index]}
        for series in chart.series
        for index, category in enumerate(chart.categories)
    ]
    line = chart.kind is ChartKind.LINE
    mark: dict[str, Any] = {"type": "line", "point": True, "strokeWidth": 2} if line else {"type": "bar"}
    many = len(chart.series) > 1
    colour = {"field": "series", "type": "nominal", "title": None, "scale": {"range": _COLOURS},
              "legend": {"orient": "top"}}  # fmt: skip
    return {
        "$schema": "https://vega.github.io/schema/vega-lite/v5.json",
        "description": chart.alt,
        "data": {"values": values},
        "width": width,
        "height": height,
        "mark": mark,
        "encoding": {
            "x": {"field": "category", "type": "ordinal", "title": None, "sort": None,
                  "axis": {"labelAngle": -40 if len(chart.categories) > _FEW else 0, "labelOverlap": True}},
            "y": {"field": "value", "type": "quantitative", "title": chart.unit or None, "scale": _scale(chart),
                  "stack": "zero" if chart.kind is ChartKind.STACKED else None},
            "color": colour if many else {"value": _COLOURS[0]},
        },
        "config": {"font": "system-ui, sans-serif", "view": {"stroke": None}, "background": None},
    }  # fmt: skip


def _scale(chart: Chart) -> dict[str, Any]:
    return {"zero": True} if chart.most is None else {"zero": True, "domainMax": chart.most}


def svg(chart: Chart, width: int = 640, height: int = 200) -> str:
    """The chart as SVG text."""
    picture: str = vl_convert.vegalite_to_svg(specification(chart, width, height))
    return picture


def png(chart: Chart, width: int = 640, height: int = 200) -> bytes:
    """The chart as a PNG at twice its size in pixels, for screens of high density."""
    return vl_convert.vegalite_to_png(specification(chart, width, height) | {"background": "white"}, scale=2)
