"""A venue's talk as a profile, not one number: the same figures for a chat channel and for a forum.

Every figure is None where there is not enough to say it: shares below ENOUGH messages, and anything at
all where fewer than five people spoke. No figure names or ranks a person. It is computed from a period's
messages without their text; the cost is that of the period, whatever lies before it.
"""

from collections import Counter
from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean, median, pstdev
from zoneinfo import ZoneInfo

from core.discourse.interval import ENOUGH, Interval, interval, weighted
from core.discourse.share import reflective_share
from core.facts import Talk
from core.message import Member
from core.privacy import FEWEST, showable

# Who has had so long could have read it on a working day in any zone.
_A_DAY = timedelta(days=1)
# Hours east of Greenwich from which a region begins.
_REGIONS = ((5, "Asia and the Pacific"), (-2, "Europe and Africa"), (-13, "the Americas"))


@dataclass(frozen=True, slots=True)
class Region:
    """People whose clocks are near each other: their share of the people and of the talk among the regions
    shown, and how many of their conversations were answered within a day."""

    name: str
    people_share: float
    talk_share: float
    within_day: Interval | None


@dataclass(frozen=True, slots=True)
class Profile:
    """A venue over a period.

    `reflective` is a share of the messages read and `reflective_words` of their words. `first_reply` is the
    median wait of conversations that somebody else answered. `burstiness` runs from -1 (like a clock) over 0
    (random) to 1 (all in bursts): (s - m) / (s + m) of the gaps between messages (Goh and Barabasi 2008).
    `threaded` is the share of messages inside a conversation and `depth` the median number of replies of
    conversations that have any. `lost` is the share of questions without a reply. `first_at_hand` is the
    share of first replies given by the busiest fifth of those who gave any: .2 when all are alike.
    """

    messages: int
    read: int
    reflective: Interval | None = None
    reflective_words: Interval | None = None
    first_reply: timedelta | None = None
    within_hour: Interval | None = None
    burstiness: float | None = None
    threaded: Interval | None = None
    depth: float | None = None
    questions: int = 0
    lost: Interval | None = None
    first_at_hand: float | None = None
    regions: tuple[Region, ...] = ()

    @property
    def enough(self) -> bool:
        return self.reflective is not None


def profile_of(talk: Sequence[Talk], members: Mapping[str, Member]) -> Profile:
    """The profile of one venue's messages, in the order of time."""
    read = [(t.reflection, t.words) for t in talk if t.reflection is not None]
    if len({t.author for t in talk}) < FEWEST:
        return Profile(len(talk), len(read))
    waits = [t.waited for t in talk if t.opens and t.waited is not None]
    asked = [t for t in talk if t.is_question and t.opens]
    return Profile(
        len(talk),
        len(read),
        reflective_share(t.reflection for t in talk),
        weighted(read),
        timedelta(seconds=median(wait.total_seconds() for wait in waits)) if len(waits) >= ENOUGH else None,
        interval(sum(wait <= timedelta(hours=1) for wait in waits), len(waits)),
        burstiness([t.at for t in talk]),
        interval(sum(not t.opens for t in talk), len(talk)),
        _depth(talk),
        len(asked),
        interval(sum(t.lost for t in asked), len(asked)),
        _first_at_hand(talk),
        _regions(talk, members),
    )


def burstiness(moments: Sequence[datetime]) -> float | None:
    """How unevenly messages come; None below ENOUGH gaps, or when all come at once."""
    gaps = [(b - a).total_seconds() for a, b in zip(moments, moments[1:], strict=False)]
    if len(gaps) < ENOUGH or not any(gaps):
        return None
    usual, spread = fmean(gaps), pstdev(gaps)
    return (spread - usual) / (spread + usual)


def _depth(talk: Sequence[Talk]) -> float | None:
    replies = Counter(t.conversation for t in talk if not t.opens)
    return float(median(replies.values())) if sum(replies.values()) >= ENOUGH else None


def _first_at_hand(talk: Sequence[Talk]) -> float | None:
    openers = {t.id: t.author for t in talk if t.opens}
    first: dict[str, str] = {}
    for t in talk:
        if not t.opens and openers.get(t.conversation, t.author) != t.author:
            first.setdefault(t.conversation, t.author)
    answers = sorted(Counter(first.values()).values(), reverse=True)
    if len(answers) < FEWEST or len(first) < ENOUGH:
        return None
    # The fifth is rounded up, and part of the last person counts in part.
    fifth = len(answers) / 5
    whole = int(fifth)
    return (sum(answers[:whole]) + (fifth - whole) * answers[whole]) / len(first)


def _regions(talk: Sequence[Talk], members: Mapping[str, Member]) -> tuple[Region, ...]:
    """Equity across time zones; nothing unless two regions or more may be shown."""
    if not talk:
        return ()
    at = talk[-1].at
    where = {id: _region(m.timezone, at) for id, m in members.items() if m.timezone}
    spoke: dict[str, list[Talk]] = {}
    people: dict[str, Set[str]] = {}
    for t in talk:
        if region := where.get(t.author):
            spoke.setdefault(region, []).append(t)
            people[region] = {*people.get(region, ()), t.author}
    shown = sorted(showable(people), key=[name for _, name in _REGIONS].index)
    if len(shown) < 2:
        return ()
    persons, messages = sum(len(people[r]) for r in shown), sum(len(spoke[r]) for r in shown)
    return tuple(
        Region(r, len(people[r]) / persons, len(spoke[r]) / messages, _within_day(spoke[r])) for r in shown
    )


def _region(timezone: str, at: datetime) -> str:
    offset = at.astimezone(ZoneInfo(timezone)).utcoffset() or timedelta()
    return next(name for begins, name in _REGIONS if offset >= timedelta(hours=begins))


def _within_day(talk: Sequence[Talk]) -> Interval | None:
    asked = [t for t in talk if t.is_question and t.opens]
    return interval(sum(t.waited is not None and t.waited <= _A_DAY for t in asked), len(asked))
