"""What a week's digest says, from the facts of the weeks up to it."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.discourse import week_of
from core.discourse.forum_health import forum_health, life_of
from core.discourse.forum_words import forum_words
from core.discourse.profile import profile_of
from core.discourse.share import reflective_share
from core.facts import Facts, Fate, Obligation, Talk, Told
from core.message import MessageRef, Role
from core.paradox.digest.gaps import Gap
from core.paradox.digest.slow_posts import SlowPost
from core.paradox.erosion import TIE, Erosion, assess, spoken
from core.paradox.models import pitfalls
from core.privacy import FEWEST, coarse, showable
from core.verdict import Verdict
from core.words import tr

# A week with fewer messages than this says nothing, and so does the bot.
QUIET = 10
_WEEKS = 8
_MOST_DESERVING = 5
ONE_THING = {
    "fractured_flow": "Make one mandatory session optional this week, or move it to the end of its module.",
    "access_inequity": "Give the next live session an equal asynchronous way to take part, open for two days.",
    "diluted_discourse": "Take the week's best unanswered question to the forum and answer it there at length.",
    "metrics_mirage": "Trade one live hour of a facilitator for written feedback, and report that instead of volume.",
}


@dataclass(frozen=True, slots=True)
class WeekOfTalk:
    """A week's shares; None where fewer than five people spoke or there was too little to read."""

    week: str
    reflective: float | None


@dataclass(frozen=True, slots=True)
class Extras:
    """What is found from texts and people's consent, beside the facts."""

    gaps: tuple[Gap, ...] = ()
    slow_posts: tuple[SlowPost, ...] = ()


_NO_EXTRAS = Extras()


@dataclass(frozen=True, slots=True)
class Digest:
    """One week of a channel (or of the programme)."""

    week: str
    channel: str | None
    erosion: Erosion
    before: Erosion | None
    weeks: tuple[WeekOfTalk, ...]
    asked: int
    answered_in_docs: int
    lost: int
    headline: str
    one_thing: str
    effect: str = ""
    forum: tuple[str, ...] = ()
    pitfalls: tuple[str, ...] = ()
    obligations: tuple[tuple[Role, Counter[Fate]], ...] = ()
    verdicts: tuple[tuple[Verdict, int], ...] = ()
    deserving: tuple[MessageRef, ...] = ()
    extras: Extras = _NO_EXTRAS


def compose(
    facts: Facts, monday: datetime, channel: str | None = None, extras: Extras = _NO_EXTRAS
) -> Digest | None:
    """The digest of the week that began on `monday` (an aware moment); None where there is too little to say."""
    week, last = _week(facts, channel, monday), _week(facts, channel, monday - _A_WEEK)
    if len(week.talk) < QUIET or _people(week.talk) < FEWEST:
        return None
    # Where nothing was said the week before, there is nothing to compare with.
    erosion, before = assess(week), assess(last) if last.talk else None
    asked = [talk for talk in week.talk if talk.is_question and talk.opens]
    weeks = (monday - _A_WEEK * back for back in range(_WEEKS - 1, -1, -1))
    shares = tuple(
        _share(_week(facts, channel, start).talk, start) for start in weeks if start >= facts.since
    )
    thing = ONE_THING[erosion.primary] if erosion.primary else "Nothing needs doing: leave it as it is."
    return Digest(
        week_of(monday), channel, erosion, before, shares, len(asked),
        sum(t.answered_in_docs for t in asked), sum(t.lost for t in asked), _headline(erosion), thing,
        _effect(erosion, before), _forum(facts.between(facts.since, week.until), week, last),
        pitfalls(week), _by_role(week.obligations), _verdicts(week.told), _deserving(asked), extras,
    )  # fmt: skip


_A_WEEK = timedelta(days=7)


def _week(facts: Facts, channel: str | None, start: datetime) -> Facts:
    """A week of a channel; of the programme, less the channels too small in that week to be shown.

    The total would otherwise give away what their own digests leave out.
    """
    week = facts.between(start, start + _A_WEEK)
    if channel is not None:
        return week.of_channel(channel)
    people: dict[str, set[str]] = defaultdict(set)
    for talk in week.talk:
        people[talk.channel].add(talk.author)
    shown = showable(people)
    return replace(
        week,
        talk=tuple(t for t in week.talk if t.channel in shown),
        told=tuple(n for n in week.told if n.channel in shown),
        obligations=tuple(o for o in week.obligations if o.channel in ("", *shown)),
    )


def _effect(now: Erosion, before: Erosion | None) -> str:
    """What has become of what last week's advice was about; empty where there was none."""
    if before is None or before.primary is None:
        return ""
    name = before.primary
    then, since = before.pathways[name].score, now.pathways[name].score
    if then is None or since is None:
        return ""
    if abs(since - then) < TIE:
        return tr("Since last week's advice {name} is much as it was.", name=spoken(name))
    way = tr("eased") if since < then else tr("grown")
    return tr("Since last week's advice {name} has {way}, from {then} to {now}.",
              name=spoken(name), way=way, then=round(then), now=round(since))  # fmt: skip


def _by_role(obligations: Sequence[Obligation]) -> tuple[tuple[Role, Counter[Fate]], ...]:
    """What became of the obligations of each role that has any."""
    return tuple(
        (role, Counter(o.fate for o in obligations if o.role is role))
        for role in sorted({o.role for o in obligations})
    )


def _verdicts(told: Sequence[Told]) -> tuple[tuple[Verdict, int], ...]:
    """What became of the nudges sent, of five or more; those kept back in shadow mode are not among them."""
    counts = Counter(one.verdict for one in told if not one.shadow)
    if counts.total() < FEWEST:
        return ()
    return tuple((verdict, counts[verdict]) for verdict in Verdict if counts[verdict])


def _deserving(asked: Sequence[Talk]) -> tuple[MessageRef, ...]:
    """The lost questions most worth an answer: the most thought put into them first, then the oldest."""
    lost = sorted(
        (t for t in asked if t.lost and not t.answered_in_docs), key=lambda t: (-(t.reflection or 0), t.at)
    )
    return tuple(MessageRef(t.channel, t.id) for t in lost[:_MOST_DESERVING])


def _forum(until_then: Facts, week: Facts, last: Facts) -> tuple[str, ...]:
    """How the forum is, and was the week before; where it is going is seen over more weeks."""
    now = forum_health(week)
    if now is None:
        return ()
    before = forum_health(last) if last.talk or last.forum else None
    chat = profile_of(week.talk, week.members).reflective
    return tuple(forum_words(replace(now, life=life_of(until_then)), before, chat))


def _people(talk: Sequence[Talk]) -> int:
    return len({t.author for t in talk})


def _share(talk: Sequence[Talk], start: datetime) -> WeekOfTalk:
    found = reflective_share(t.reflection for t in talk)
    return WeekOfTalk(week_of(start), coarse(found.share) if found and _people(talk) >= FEWEST else None)


def _headline(erosion: Erosion) -> str:
    if erosion.primary is None:
        known = any(r.enough for r in erosion.pathways.values())
        return (
            tr("Nothing is eroding this week.")
            if known
            else tr("There is not enough data to name an erosion.")
        )
    if erosion.tie and erosion.runner_up:
        return tr("{a} and {b} are eroding, about as much as each other.",
                  a=spoken(erosion.primary).capitalize(), b=spoken(erosion.runner_up))  # fmt: skip
    return tr("What is eroding most: {name}.", name=spoken(erosion.primary))
