"""The learner's journey as a picture: modules as bands, and a mark for every live session."""

import math
from collections.abc import Sequence
from datetime import datetime, timedelta
from html import escape
from zoneinfo import ZoneInfo

from core.facts import Facts
from core.paradox.audit.live_map import Mapped
from core.programme import Module

_LEFT, _WIDTH, _ROW, _TOP = 210, 720, 26, 34
# More rows than this are not readable; the table has them all.
MOST_ROWS = 20


def timeline(facts: Facts, found: Sequence[Mapped]) -> str:
    """SVG text in the page's own colours; filled marks are mandatory, hollow ones are not. Empty where nothing is held."""
    held = [one for one in found if not one.standing][:MOST_ROWS]
    if not held:
        return ""
    height = _TOP + _ROW * len(held) + 30
    bands = "".join(
        _band(module, number, facts, height) for number, module in enumerate(facts.programme.modules)
    )
    rows = "".join(_row(one, number, facts) for number, one in enumerate(held))
    return (
        f'<svg viewBox="0 0 {_LEFT + _WIDTH + 10} {height}" font-size="12" fill="currentColor" class="timeline">'
        f"{bands}{rows}{_weeks(facts, height)}</svg>"
    )


def _x(moment: datetime, facts: Facts) -> float:
    share: float = (moment - facts.since) / max(facts.until - facts.since, timedelta(hours=1))
    return round(_LEFT + _WIDTH * max(0.0, min(1.0, share)), 1)


def _band(module: Module, number: int, facts: Facts, height: int) -> str:
    zone = ZoneInfo(facts.programme.timezone)
    starts = datetime(module.starts.year, module.starts.month, module.starts.day, tzinfo=zone)
    ends = datetime(module.ends.year, module.ends.month, module.ends.day, tzinfo=zone) + timedelta(days=1)
    left, right = _x(starts, facts), _x(ends, facts)
    shade = 0.10 if number % 2 else 0.05
    name = escape(module.name) if right - left > 6 * len(module.name) else str(number + 1)
    return (
        f'<rect x="{left}" y="22" width="{max(right - left, 1):.1f}" height="{height - 46}" opacity="{shade}"/>'
        f'<text x="{(left + right) / 2:.1f}" y="16" text-anchor="middle">{name}</text>'
    )


def _row(one: Mapped, number: int, facts: Facts) -> str:
    y = _TOP + _ROW * number + _ROW / 2
    title = one.title if len(one.title) <= 30 else one.title[:29] + "…"
    marks = "".join(
        f'<circle cx="{_x(s.starts, facts)}" cy="{y}" r="{_radius(s.minutes)}" stroke="currentColor" stroke-width="1.5" '
        f'fill="{"currentColor" if one.mandatory else "none"}" opacity="0.85"/>'
        for s in one.occurrences
    )
    line = (
        f'<line x1="{_LEFT}" x2="{_LEFT + _WIDTH}" y1="{y}" y2="{y}" stroke="currentColor" opacity="0.15"/>'
    )
    return f'{line}<text x="{_LEFT - 12}" y="{y + 4}" text-anchor="end">{escape(title)}</text>{marks}'


def _radius(minutes: float) -> float:
    """Half an hour is a small mark, three hours a large one: area goes with time."""
    return round(max(2.5, min(11.0, math.sqrt(minutes / 6) * 1.6)), 1)


def _weeks(facts: Facts, height: int) -> str:
    """A date under the axis every so many weeks, so that at most twelve stand there."""
    zone = ZoneInfo(facts.programme.timezone)
    first = facts.since.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    step = max(1, round(facts.weeks / 12))
    marks = []
    day = first
    while day < facts.until:
        marks.append(f'<text x="{_x(day, facts)}" y="{height - 8}" opacity="0.75">{day:%d %b}</text>')
        day += timedelta(weeks=step)
    return "".join(marks)
