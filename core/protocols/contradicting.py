"""Clauses that cannot both be kept. Both are named to the channel's owner, who says which one is meant."""

from collections.abc import Callable, Iterable, Iterator
from datetime import datetime, timedelta

from core.protocols.artefacts import called
from core.protocols.clause import Clause
from core.protocols.scope import STAFF, texts
from core.protocols.windows import named
from core.protocols.working_time import length

# Of one duty, what has to be the same for two values of it to contradict each other.
_DUTY = (
    "role",
    "venue",
    "artifact",
    "event",
    "direction",
    "companion",
    "condition",
    "trigger",
    "content",
    "exception",
)
_VALUES = {
    "response_time": "duration",
    "publish_within": "duration",
    "wait_before_followup": "min_wait",
    "message_length": "threshold",
    "language": "language",
}
_A_MONDAY = datetime(2024, 1, 1)  # noqa: DTZ001 - any week serves, on no particular clock
_GRAIN, _GRAINS = timedelta(minutes=15), 7 * 24 * 4


def contradictions(clauses: Iterable[Clause]) -> Iterator[tuple[Clause, Clause]]:
    """Pairs of clauses that cannot both be kept, in the order in which they are published."""
    seen: list[Clause] = []
    for clause in clauses:
        yield from ((other, clause) for other in seen if _contradict(other, clause))
        seen.append(clause)


def _contradict(one: Clause, other: Clause) -> bool:
    return any(rule(one, other) or rule(other, one) for rule in _RULES)


def _two_values(one: Clause, other: Clause) -> bool:
    """Two times for one duty, two lengths, two languages in one place."""
    slot = _VALUES.get(one.kind)
    if slot is None or one.kind != other.kind or any(_slot(one, s) != _slot(other, s) for s in _DUTY):
        return False
    values = [_value(clause, slot) for clause in (one, other)]
    return None not in values and values[0] != values[1]


def _value(clause: Clause, slot: str) -> object:
    """A length of time by its seconds, other values as they stand; what is vague or left open contradicts nothing."""
    value = clause.slots.get(slot)
    if slot in ("threshold", "language"):
        return value
    much = length(value)
    return much and (timedelta(days=much.days) + much.time, clause.slots.get("calendar") == "business")


def _slot(clause: Clause, slot: str) -> frozenset[str]:
    """What a slot holds, whatever its order, case or number."""
    return frozenset(text.lower().removesuffix("s") for text in texts(clause.slots.get(slot)))


def _optional_and_mandatory(one: Clause, other: Clause) -> bool:
    if (one.kind, other.kind) != ("optional_attendance", "mandatory_attendance"):
        return False
    events = [called(str(clause.slots.get("event") or "")) for clause in (one, other)]
    return events[0] == events[1]


def _two_places(one: Clause, other: Clause) -> bool:
    """The same matter belongs into two places, or into one that the other clause excludes."""
    if {one.kind, other.kind} != {"post_in"} or not _slot(one, "content"):
        return False
    same = _slot(one, "content") == _slot(other, "content") and _slot(one, "who") == _slot(other, "who")
    places = _slot(one, "venue"), _slot(other, "venue")
    apart = bool(places[0] and places[1]) and not places[0] & places[1]
    return same and (apart or bool(places[0] & _slot(other, "not_venue")))


def _asked_where_forbidden(one: Clause, other: Clause) -> bool:
    """Everybody is to post something where only staff may."""
    if one.kind != "restricted_posting" or other.kind not in ("post_in", "introduction"):
        return False
    everybody = not any(STAFF.search(who) for who in texts(other.slots.get("who")))
    return everybody and bool(_slot(one, "venue") & _slot(other, "venue"))


def _there_in_quiet_hours(one: Clause, other: Clause) -> bool:
    """Staff is there to answer at an hour that is to be quiet."""
    if (one.kind, other.kind) != ("quiet_hours", "availability_hours"):
        return False
    quiet, there = named(one), named(other)
    week = (_A_MONDAY + _GRAIN * n for n in range(_GRAINS))
    return any(any(w.until(at) for w in quiet) and any(w.until(at) for w in there) for at in week)


_RULES: tuple[Callable[[Clause, Clause], bool], ...] = (
    _two_values, _optional_and_mandatory, _two_places, _asked_where_forbidden, _there_in_quiet_hours,
)  # fmt: skip
