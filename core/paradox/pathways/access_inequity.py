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


SIGNALS = (outside_waking, waiting_by_zone)
