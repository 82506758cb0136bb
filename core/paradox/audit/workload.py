"""Step 4: what facilitators' time goes into. Skewed towards live work, it starves the rest."""

from collections.abc import Iterator

from core.facts import Facts, Work
from core.message import Role
from core.paradox.audit.live_map import touchpoints
from core.paradox.audit.step import Step
from core.paradox.pathways.metrics_mirage import live_hours, staff_evenings, staff_share
from core.paradox.signals import Signal
from core.reply.figures import Table
from core.words import tr


def workload(facts: Facts) -> Step:
    """Hours in the calendar and in chat, on the forum and by facilitators' own account, all of them together."""
    signals = [signal(facts) for signal in (live_hours, staff_share, staff_evenings)]
    known = tuple(f"{s.evidence[:1].upper()}{s.evidence[1:]}." for s in signals if isinstance(s, Signal))
    missing = tuple(s.what for s in signals if not isinstance(s, Signal))
    rows = tuple(_rows(facts))
    headline = known[0] if known else tr("Too little is known of facilitators' time to say how it divides.")
    return Step(
        "workload", tr("Facilitators' workload"), headline, known[1:],
        (Table((tr("Work"), tr("A week")), rows, tr("Of all facilitators together")),) if rows else (),
        (), missing,
    )  # fmt: skip


def _rows(facts: Facts) -> Iterator[tuple[str, str]]:
    if facts.sessions:
        hours = sum(one.weekly for one in touchpoints(facts)) / 60
        yield tr("live sessions in the calendar"), tr("{n} h", n=f"{hours:.1f}")
    for name, talk in ((tr("messages in the chat"), facts.talk), (tr("posts on the forum"), facts.forum)):
        said = sum(t.role is Role.FACILITATOR for t in talk)
        if said:
            yield name, str(round(said / facts.weeks))
    for name, work in ((tr("live work"), Work.LIVE), (tr("asynchronous work"), Work.ASYNCHRONOUS)):
        hours = sum(e.hours for e in facts.effort if e.work is work) / facts.weeks
        if hours:
            yield tr("{work}, by their own account", work=name), tr("{n} h", n=f"{hours:.1f}")
