"""How a forum is: what is opened and answered there, how soon and by whom, and whether it is turning into a ghost town.

Counts of topics and posts are shown as they are: whoever may see the forum can count them. Everything else
is left out where fewer than five people wrote.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from statistics import median

from core.discourse.interval import Interval
from core.discourse.share import reflective_share
from core.facts import Facts, Talk
from core.message import Role
from core.privacy import FEWEST

# A topic opened so lately may still be answered by somebody on a working day in any zone.
_A_DAY = timedelta(days=1)
_STRETCH = timedelta(weeks=2)
# Talk that begins on the fourth day of a fortnight still fills it.
_SHORT = timedelta(days=3)
# Half as much, or half as much again, is more than the ordinary ups and downs of a fortnight.
_FADES, _GROWS = 0.5, 1.5


class Life(StrEnum):
    """Where a forum is going; UNKNOWN where too few weeks of the programme are known."""

    UNKNOWN = "unknown"
    GHOST_TOWN = "ghost town"
    FADING = "fading"
    STEADY = "steady"
    GROWING = "growing"


@dataclass(frozen=True, slots=True)
class ForumHealth:
    """A forum over a period.

    `waiting` counts the topics nobody else has written in for a day or more, `first_reply` the median wait for a
    first reply by the role that gave it, where it gave five or more. `life` compares the posts of the
    last two weeks with those of the two weeks before.
    """

    topics: int
    posts: int
    waiting: int
    first_reply: tuple[tuple[Role, timedelta], ...] = ()
    reflective: Interval | None = None
    life: Life = Life.UNKNOWN


def forum_health(facts: Facts) -> ForumHealth | None:
    """The forum's health over the period of the facts; None where no forum is known."""
    if "forum" in facts.missing:
        return None
    opened = [post for post in facts.forum if post.opens]
    waiting = sum(post.waited is None and post.at <= facts.until - _A_DAY for post in opened)
    life = life_of(facts)
    if len({post.author for post in facts.forum}) < FEWEST:
        return ForumHealth(len(opened), len(facts.forum), waiting, life=life)
    reflective = reflective_share(post.reflection for post in facts.forum)
    return ForumHealth(len(opened), len(facts.forum), waiting, _first_reply(opened), reflective, life)


def _first_reply(opened: Sequence[Talk]) -> tuple[tuple[Role, timedelta], ...]:
    found = []
    for role in (Role.FACILITATOR, Role.LEARNER):
        waits = [t.waited.total_seconds() for t in opened if t.waited is not None and t.replied_by is role]
        if len(waits) >= FEWEST:
            found.append((role, timedelta(seconds=median(waits))))
    return tuple(found)


def life_of(facts: Facts) -> Life:
    """Fewer than five posts in the last two weeks are a ghost town; else they are compared with the two weeks before:
    below half is fading, above one and a half growing."""
    begun = min((one.at for one in (*facts.talk[:1], *facts.forum[:1])), default=facts.until)
    recently, earlier = facts.until - _STRETCH, facts.until - 2 * _STRETCH
    late = sum(recently <= post.at < facts.until for post in facts.forum)
    early = sum(earlier <= post.at < recently for post in facts.forum)
    if begun <= recently + _SHORT and late < FEWEST:
        return Life.GHOST_TOWN
    if begun > earlier + _SHORT:
        return Life.UNKNOWN
    if late < _FADES * early:
        return Life.FADING
    return Life.GROWING if late > _GROWS * early else Life.STEADY
