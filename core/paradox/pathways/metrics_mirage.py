"""Metrics mirage and facilitator burnout: more live activity is taken for more learning."""

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from core.facts import Facts, Work
from core.message import Role
from core.paradox.presence import active_share
from core.paradox.signals import Found, Missing, Signal, between
from core.privacy import FEWEST

NAME = "metrics mirage"
_ENOUGH, _POSTS = 40, 20
# Half a period that is busier by less than this is within the ordinary ups and downs.
_GROWING = 0.1


def busier_not_deeper(facts: Facts) -> Found:
    """Growth of chat messages minus that of what grew least, second half against first: healthy 0, eroded 0.6.

    What may grow with them: reflective messages; posts on the forum, where it had twenty or more in a half; and
    mastery, as the share of the learners who handed in what was due.
    """
    halves = facts.halves()
    if halves is None or any(len(half.talk) < _ENOUGH for half in halves):
        return Missing("ten days or more, with forty messages in each half")
    growth = _growth(*(len(half.talk) for half in halves))
    if growth <= _GROWING:
        return Signal(0.0, "live activity is not growing, so it hides nothing")
    what, deeper = min(_depths(*halves), key=lambda one: one[1])
    return Signal(
        between(growth - deeper, 0, 0.6), f"messages changed by {growth:+.0%}, {what} by {deeper:+.0%}"
    )


def _depths(first: Facts, second: Facts) -> Iterator[tuple[str, float]]:
    """What goes deeper than chat, and how it grew."""
    yield (
        "reflective ones",
        _growth(*(sum((t.reflection or 0) >= 0.5 for t in h.talk) for h in (first, second))),
    )
    if len(first.forum) >= _POSTS or len(second.forum) >= _POSTS:
        yield "posts on the forum", _growth(len(first.forum), len(second.forum))
    mastery = [_handed_in(half) for half in (first, second)]
    if None not in mastery:
        yield "work handed in", _growth(*(share or 0.0 for share in mastery))


def _growth(first: float, second: float) -> float:
    return second / first - 1 if first else second


def _handed_in(facts: Facts) -> float | None:
    """The share of the learners who handed in what was due in a period, on average over the assessments."""
    zone = ZoneInfo(facts.programme.timezone)
    since, until = (moment.astimezone(zone).date() for moment in (facts.since, facts.until))
    due = [a.name for a in facts.programme.assessments if a.due and since <= a.due < until]
    learners = len(facts.learners)
    if not due or learners < FEWEST or not facts.submissions:
        return None
    handed_in = {(s.assessment, s.member) for s in facts.submissions if s.assessment in due}
    return len(handed_in) / (len(due) * learners)


def staff_share(facts: Facts) -> Found:
    """Share of first replies to questions in chat that facilitators give: healthy 0.3, eroded 0.8."""
    replied = [t.replied_by for t in facts.talk if t.replied_by is not None and t.is_question and t.opens]
    if len(replied) < 20 or not any(m.role is Role.FACILITATOR for m in facts.members.values()):
        return Missing("who the facilitators are, and twenty first replies")
    share = sum(role is Role.FACILITATOR for role in replied) / len(replied)
    return Signal(
        between(share, 0.3, 0.8), f"facilitators give {share:.0%} of first replies to questions in chat"
    )


def staff_evenings(facts: Facts) -> Found:
    """Share of facilitators' chat outside 08-18 or at weekends, their time: healthy 0.05, eroded 0.4."""
    said = [t for t in facts.talk if t.role is Role.FACILITATOR]
    if len(said) < 20:
        return Missing("twenty messages by facilitators")
    share = sum(_late(t.at.astimezone(_zone(facts, t.author))) for t in said) / len(said)
    return Signal(
        between(share, 0.05, 0.4), f"{share:.0%} of facilitators' messages fall in evenings or weekends"
    )


def present_only(facts: Facts) -> Found:
    """Share of attendances with no word, reaction or raised hand: healthy 0.3, eroded 0.8."""
    active = active_share(facts)
    if active is None:
        return Missing("who took an active part in live sessions")
    share = 1 - active
    return Signal(between(share, 0.3, 0.8), f"{share:.0%} of live attendances took no active part")


def live_hours(facts: Facts) -> Found:
    """Share of facilitators' hours that go into live events and chat: healthy 0.4, eroded 0.85."""
    total = sum(e.hours for e in facts.effort)
    if total <= 0:
        return Missing("facilitators' hours (/stillwater effort)")
    share = sum(e.hours for e in facts.effort if e.work is Work.LIVE) / total
    return Signal(between(share, 0.4, 0.85), f"{share:.0%} of facilitators' hours go into live work")


def _zone(facts: Facts, id: str) -> ZoneInfo:
    member = facts.members.get(id)
    return ZoneInfo((member.timezone if member else None) or facts.programme.timezone)


def _late(local: datetime) -> bool:
    return local.weekday() >= 5 or not 8 <= local.hour < 18


SIGNALS = (busier_not_deeper, staff_share, staff_evenings, present_only, live_hours)
