"""The five steps in their order, and all of them together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from core.facts import Facts
from core.paradox.audit.coupling import coupling
from core.paradox.audit.live_map import live_map
from core.paradox.audit.mismatch import mismatch
from core.paradox.audit.step import Step
from core.paradox.audit.synthesis import synthesis
from core.paradox.audit.workload import workload

STEPS: Mapping[str, Callable[[Facts], Step]] = {
    "map": live_map,
    "mismatch": mismatch,
    "coupling": coupling,
    "workload": workload,
    "synthesis": synthesis,
}


@dataclass(frozen=True, slots=True)
class Audit:
    """The steps of a programme's audit over a period, in order."""

    programme: str
    since: datetime
    until: datetime
    steps: tuple[Step, ...]


def run(facts: Facts) -> Audit:
    """All five steps over everything known of a period."""
    steps = tuple(step(facts) for step in STEPS.values())
    return Audit(facts.programme.name, facts.since, facts.until, steps)
