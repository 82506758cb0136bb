"""The report as one self-contained page, for a sponsor who never used the bot: no network, no script."""

from collections.abc import Mapping
from typing import Any

from jinja2 import Environment, PackageLoader, select_autoescape

from adapters.charts import svg
from bot.report.terminal import spell
from core.paradox import spoken
from core.reply.figures import Chart, ChartKind, Series

TEMPLATES = Environment(loader=PackageLoader("bot", "report"), autoescape=select_autoescape(default=True),
                         trim_blocks=True, lstrip_blocks=True)  # fmt: skip
TEMPLATES.filters["spoken"] = spoken
TEMPLATES.filters["spell"] = spell
TEMPLATES.filters["percent"] = lambda share: "too few" if share is None else f"{share:.0%}"
# A chart and a list of nudges stay readable; the whole is in the JSON.
_MOST_NUDGES = 60


def render(found: Mapping[str, Any]) -> str:
    """The page's HTML."""
    charts = {c["name"]: (_chart(c), svg(_chart(c))) for c in found["channels"] if _worth_drawing(c)}
    template = TEMPLATES.get_template("report.html.j2")
    forum = _forum(found["forum"]) if found["forum"] else None
    return template.render(
        found=found,
        charts=charts,
        forum=forum and (forum, svg(forum)),
        pathways=_pathways(found),
        most=_MOST_NUDGES,
    )


def _worth_drawing(channel: Mapping[str, Any]) -> bool:
    return sum(week["reflective_share"] is not None for week in channel["weeks"]) > 1


def _chart(channel: Mapping[str, Any]) -> Chart:
    weeks = channel["weeks"]
    shares = tuple(
        None if w["reflective_share"] is None else round(100 * w["reflective_share"]) for w in weeks
    )
    known = [share for share in shares if share is not None]
    alt = f"#{channel['name']}: the reflective share of messages went from {known[0]}% to {known[-1]}%."
    title = f"Reflective share of messages in #{channel['name']}"
    series = (Series("reflective", shares),)
    return Chart(ChartKind.LINE, title, tuple(w["week"] for w in weeks), series, alt, "%")


def _forum(forum: Mapping[str, Any]) -> Chart | None:
    """The forum's share of all words, where two weeks have any."""
    shares = {
        w["week"]: round(100 * w["share_of_words"]) for w in forum["weeks"] if w["share_of_words"] is not None
    }
    if len(shares) < 2:
        return None
    first, *_, last = shares.values()
    alt = f"The forum's share of all words went from {first}% to {last}%."
    series = (Series("on the forum", tuple(shares.values())),)
    return Chart(ChartKind.LINE, "Share of all words said on the forum", tuple(shares), series, alt, "%")


def _pathways(found: Mapping[str, Any]) -> str:
    readings = {n: r["score"] for n, r in found["erosion"]["pathways"].items() if r["score"] is not None}
    if not readings:
        return ""
    names = tuple(spoken(name) for name in readings)
    alt = "; ".join(f"{spoken(name)} {score:.0f} of 100" for name, score in readings.items())
    return svg(
        Chart(ChartKind.BAR, "Erosion", names, (Series("score", tuple(readings.values())),), alt, most=100),
        420,
        180,
    )
