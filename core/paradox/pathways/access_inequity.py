"""Access inequity: who can be there live gets one programme, everyone else another."""

from datetime import UTC, date, datetime, time, timedelta
from functools import lru_cache
from statistics import median
from zoneinfo import ZoneInfo

from core.facts import Facts, Fate
from core.message import Role
from core.paradox.signals import Found, Missing, Signal, between
from core.privacy import FEWEST

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


@lru_cache(maxsize=4_096)
def _is_far(zone: str, home: str, day: date) -> bool:
    """Are the clocks of two zones three hours or more apart on a day? Asked of thousands of messages."""
    noon = datetime.combine(day, time(12), UTC)
    there, here = (noon.astimezone(ZoneInfo(name)).utcoffset() or timedelta() for name in (zone, home))
    return abs(there - here) >= timedelta(hours=3)


def waiting_by_zone(facts: Facts) -> Found:
    """How many times longer learners three or more hours from the programme's zone wait: healthy 1, eroded 4.

    Of questions that were answered, the median each; five people or more have to have asked in either group.
    """
    near: list[tuple[str, float]] = []
    far: list[tuple[str, float]] = []
    for talk in facts.talk:
        member = facts.members.get(talk.author)
        if talk.waited is None or not talk.is_question or member is None or not member.timezone:
            continue
        group = far if _is_far(member.timezone, facts.programme.timezone, talk.at.date()) else near
        group.append((talk.author, talk.waited.total_seconds() / 60))
    if any(len({author for author, _ in group}) < FEWEST for group in (near, far)):
        return Missing("answered questions of five people each in near and in far time zones")
    times = median(wait for _, wait in far) / max(median(wait for _, wait in near), 1)
    return Signal(between(times, 1, 4), f"far time zones wait {times:.1f} times as long for a first reply")


def late_material(facts: Facts) -> Found:
    """How late what a session leaves behind is: the worse of recordings and of what was promised.

    Recordings: hours from a session's end to its recording, the median: healthy 2, eroded 48. What was promised
    (recordings, worksheets): the share not out in time, of five promises or more: healthy 0.1, eroded 0.5.
    """
    known = [signal for signal in (_recordings(facts), _promised(facts)) if signal]
    if not known:
        return Missing("when recordings and worksheets were put up")
    return max(known, key=lambda signal: signal.score)


def _recordings(facts: Facts) -> Signal | None:
    delays = []
    for title, published in {(r.title, r.published) for r in facts.recordings}:
        ended = [s.ends for s in facts.sessions if s.title == title and s.ends <= published]
        if ended:
            delays.append((published - max(ended)) / timedelta(hours=1))
    if not delays:
        return None
    hours = median(delays)
    return Signal(between(hours, 2, 48), f"recordings come {hours:.0f} hours after the session")


def _promised(facts: Facts) -> Signal | None:
    fates = [o.fate for o in facts.obligations if o.artefact and o.fate is not Fate.UNKNOWN]
    if len(fates) < FEWEST:
        return None
    share = fates.count(Fate.BROKEN) / len(fates)
    said = f"{share:.0%} of the promised recordings and worksheets were not out in time"
    return Signal(between(share, 0.1, 0.5), said)


def second_tier(facts: Facts) -> Found:
    """Share of a session that a viewer of its recording watches, the median: healthy 0.8, eroded 0.2."""
    length = {s.title: s.minutes for s in facts.sessions}
    views = [r for r in facts.recordings if r.viewer is not None and length.get(r.title)]
    if len({r.viewer for r in views}) < FEWEST:
        return Missing("recording views by five people or more")
    share = median(min(r.minutes / length[r.title], 1) for r in views)
    return Signal(between(share, 0.8, 0.2), f"who watches a recording sees {share:.0%} of the session")


SIGNALS = (outside_waking, waiting_by_zone, late_material, second_tier)
