"""Access inequity: who can be there live gets one programme, everyone else another."""

from datetime import datetime, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from core.message import Role
from core.paradox.facts import Facts
from core.paradox.signals import FEWEST, Found, Missing, Signal, between

NAME = "access inequity"


def outside_waking(facts: Facts) -> Found:
    """Share of learners for whom a mandatory session falls outside 08-20 local time: healthy 0, eroded 0.4."""
    if "calendar" in facts.missing:
        return Missing("a calendar of the live sessions")
    sessions = [s for s in facts.sessions if s.mandatory]
    zones = [m.timezone for m in facts.members.values() if m.role is Role.LEARNER and m.timezone]
    if len(zones) < FEWEST:
        return Missing("the time zones of five learners or more")
    if not sessions:
        return Signal(0.0, "no mandatory session, so none at a bad hour")
    shut_out = sum(any(_outside(s.starts, s.ends, zone) for s in sessions) for zone in zones)
    share = shut_out / len(zones)
    said = f"{share:.0%} of learners have a mandatory session outside 08-20 their time"
    few = "a few learners have a mandatory session outside 08-20 their time"
    return Signal(between(share, 0, 0.4), few if 0 < shut_out < FEWEST else said)


def _outside(starts: datetime, ends: datetime, zone: str) -> bool:
    local, last = starts.astimezone(ZoneInfo(zone)), ends.astimezone(ZoneInfo(zone))
    return (
        local.hour < 8
        or last.hour > 20
        or (last.hour == 20 and last.minute > 0)
        or last.date() > local.date()
    )


def waiting_by_zone(facts: Facts) -> Found:
    """How many times longer learners three or more hours from the programme's zone wait: healthy 1, eroded 4."""
    home = ZoneInfo(facts.programme.timezone)
    near: list[float] = []
    far: list[float] = []
    for talk in facts.talk:
        member = facts.members.get(talk.author)
        if talk.waited is None or not talk.is_question or member is None or not member.timezone:
            continue
        there = talk.at.astimezone(ZoneInfo(member.timezone)).utcoffset() or timedelta()
        here = talk.at.astimezone(home).utcoffset() or timedelta()
        (far if abs(there - here) >= timedelta(hours=3) else near).append(talk.waited.total_seconds() / 60)
    if len(near) < FEWEST or len(far) < FEWEST:
        return Missing("five answered questions each from near and far time zones")
    times = median(far) / max(median(near), 1)
    return Signal(between(times, 1, 4), f"far time zones wait {times:.1f} times as long for a first reply")


def late_recordings(facts: Facts) -> Found:
    """Hours from a session's end to its recording, the median: healthy 2, eroded 48."""
    if not facts.sessions or not facts.recordings:
        return Missing("when the recordings were put up")
    delays = []
    for title, published in {(r.title, r.published) for r in facts.recordings}:
        ended = [s.ends for s in facts.sessions if s.title == title and s.ends <= published]
        if ended:
            delays.append((published - max(ended)) / timedelta(hours=1))
    if not delays:
        return Missing("recordings under the same titles as in the calendar")
    hours = median(delays)
    return Signal(between(hours, 2, 48), f"recordings come {hours:.0f} hours after the session")


def second_tier(facts: Facts) -> Found:
    """Share of a session that a viewer of its recording watches, the median: healthy 0.8, eroded 0.2."""
    length = {s.title: s.minutes for s in facts.sessions}
    views = [r for r in facts.recordings if r.viewer is not None and length.get(r.title)]
    if len({r.viewer for r in views}) < FEWEST:
        return Missing("recording views by five people or more")
    share = median(min(r.minutes / length[r.title], 1) for r in views)
    return Signal(between(share, 0.8, 0.2), f"who watches a recording sees {share:.0%} of the session")


SIGNALS = (outside_waking, waiting_by_zone, late_recordings, second_tier)
