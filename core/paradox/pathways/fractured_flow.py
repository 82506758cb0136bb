"""Fractured flow: mandatory live stops cut deep, self-paced work into pieces."""

from datetime import timedelta
from itertools import pairwise
from zoneinfo import ZoneInfo

from core.facts import Facts, Session
from core.paradox.signals import Found, Missing, Signal, between
from core.privacy import FEWEST
from core.programme import Model, Programme

NAME = "fractured flow"


def is_milestone(session: Session, programme: Programme) -> bool:
    """Does it close a module (on one of its last two days) in a programme of the milestone model?

    Such a session comes when the asynchronous work is done; it caps the work and does not cut it.
    """
    if programme.model is not Model.MILESTONE:
        return False
    day = session.starts.astimezone(ZoneInfo(programme.timezone)).date()
    return any(timedelta() <= module.ends - day <= timedelta(days=1) for module in programme.modules)


def _mandatory(facts: Facts) -> list[Session] | Missing:
    if "calendar" in facts.missing:
        return Missing("a calendar of the live sessions")
    known = [s for s in facts.sessions if s.mandatory is not None]
    if facts.sessions and not known:
        return Missing("which sessions are mandatory")
    return [s for s in known if s.mandatory and not is_milestone(s, facts.programme)]


def stops(facts: Facts) -> Found:
    """Mandatory sessions a week: healthy 0, eroded 4."""
    sessions = _mandatory(facts)
    if isinstance(sessions, Missing):
        return sessions
    rate = len(sessions) / facts.weeks
    return Signal(between(rate, 0, 4), f"{rate:.1f} mandatory live sessions a week")


def live_minutes(facts: Facts) -> Found:
    """Mandatory live minutes a week: healthy 30, eroded 300."""
    sessions = _mandatory(facts)
    if isinstance(sessions, Missing):
        return sessions
    minutes = sum(s.minutes for s in sessions) / facts.weeks
    return Signal(between(minutes, 30, 300), f"{minutes:.0f} mandatory live minutes a week")


def undisturbed(facts: Facts) -> Found:
    """Longest stretch in days without a mandatory session: healthy 6, eroded 1."""
    sessions = _mandatory(facts)
    if isinstance(sessions, Missing):
        return sessions
    marks = [facts.since, *sorted(s.starts for s in sessions), facts.until]
    days = max((b - a) / timedelta(days=1) for a, b in pairwise(marks))
    return Signal(between(days, 6, 1), f"{days:.1f} days is the longest stretch without a mandatory session")


def cramming(facts: Facts) -> Found:
    """Share of talk in the 24 hours before a mandatory session against an even spread: healthy 1x, eroded 3x."""
    sessions = _mandatory(facts)
    if isinstance(sessions, Missing):
        return sessions
    if not sessions or len(facts.talk) < FEWEST * 4:
        return Missing("enough talk around mandatory sessions")
    day = timedelta(days=1)
    before = sum(any(s.starts - day <= t.at < s.starts for s in sessions) for t in facts.talk)
    covered = min(len(sessions) / (facts.weeks * 7), 1)
    times = before / len(facts.talk) / covered
    return Signal(
        between(times, 1, 3), f"talk is {times:.1f} times as dense on the day before a mandatory session"
    )


SIGNALS = (stops, live_minutes, undisturbed, cramming)
