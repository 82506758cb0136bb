"""The audit as one self-contained page, for a sponsor who never used the bot: no network, no script."""

from collections.abc import Mapping
from typing import Any

from adapters.charts import svg
from bot.report.page import TEMPLATES
from bot.report.timeline import MOST_ROWS, timeline
from core.facts import Facts
from core.paradox.audit import Audit
from core.paradox.audit.live_map import touchpoints
from core.paradox.redesign.decided import Decision
from core.paradox.redesign.pruning import USUAL, pruned
from core.paradox.redesign.rules import sentences


def render(audit: Audit, facts: Facts, decisions: Mapping[str, Decision]) -> str:
    """The page's HTML: the journey, the five steps, and what has been decided since."""
    found = touchpoints(facts)
    pictures = {chart.title: svg(chart, 560, 180) for step in audit.steps for chart in step.charts}
    template = TEMPLATES.get_template("audit.html.j2")
    return template.render(
        audit=audit, pictures=pictures, journey=timeline(facts, found), most=MOST_ROWS, decisions=decisions,
        effect=pruned(found, decisions), usual=USUAL, rules=sentences(found, decisions) if decisions else (),
    )  # fmt: skip


def figures(audit: Audit, facts: Facts, decisions: Mapping[str, Decision]) -> dict[str, Any]:
    """The audit as plain JSON, stable: a step's tables by their titles, rows as lists."""
    effect = pruned(touchpoints(facts), decisions)
    return {
        "program": audit.programme,
        "period": {"since": audit.since.isoformat(), "until": audit.until.isoformat()},
        "steps": [
            {
                "step": step.name, "headline": step.headline, "findings": list(step.findings),
                "tables": {t.title: {"columns": list(t.columns), "rows": [list(r) for r in t.rows]} for t in step.tables},
                "missing": list(step.missing), "asks": list(step.asks),
            }
            for step in audit.steps
        ],
        "redesign": {
            "live_minutes": {"before": effect.before, "after": effect.after}, "pruned_share": round(effect.share, 4),
            "stay": list(effect.survive), "converted": list(effect.convert), "undecided": list(effect.undecided),
        },
    }  # fmt: skip
