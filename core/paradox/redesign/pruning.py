"""How much live time the decisions prune, against what such a step usually takes off."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from core.paradox.audit.live_map import Mapped
from core.paradox.redesign.decided import Decision

# Justifying each element strictly usually takes 30 to 50 percent of the live volume off.
USUAL = (0.30, 0.50)


@dataclass(frozen=True, slots=True)
class Pruning:
    """Live minutes over the period before and after; what nobody has decided yet counts as staying.

    `undecided` are the titles still to be justified.
    """

    before: float
    after: float
    survive: tuple[str, ...]
    convert: tuple[str, ...]
    undecided: tuple[str, ...]

    @property
    def share(self) -> float:
        """Share of the live minutes taken off, 0..1; 0 where there were none."""
        return 1 - self.after / self.before if self.before else 0.0


def pruned(found: Sequence[Mapped], decisions: Mapping[str, Decision]) -> Pruning:
    """The effect of the decisions on the mapped touchpoints. Standing channels have no minutes."""
    said = {one.title: decisions.get(one.title, Decision(one.title)) for one in found}
    return Pruning(
        sum(_minutes(one) for one in found),
        sum(_left(one, said[one.title]) for one in found),
        tuple(title for title, decision in said.items() if decision.survives),
        tuple(title for title, decision in said.items() if decision.survives is False),
        tuple(title for title, decision in said.items() if decision.survives is None),
    )


def _minutes(one: Mapped) -> float:
    return sum(s.minutes for s in one.occurrences)


def _left(one: Mapped, decision: Decision) -> float:
    if decision.survives is False:
        return 0.0
    if decision.minutes is None and decision.times is None:
        return _minutes(one)
    each = one.minutes if decision.minutes is None else decision.minutes
    return each * (len(one.occurrences) if decision.times is None else decision.times)
