"""The weekly digest: what is eroding and why, with the evidence and one thing to do."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from core.discourse import week_of
from core.message import Role
from core.paradox.erosion import TIE, Erosion, assess, spoken
from core.paradox.facts import Facts, Fate, Obligation, Talk
from core.paradox.models import pitfalls
from core.paradox.privacy import coarse, showable
from core.paradox.signals import FEWEST
from core.reply import Block, Bold, Bullets, Chart, ChartKind, Heading, Page, Series, Small, Span, Text
from core.words import count, tr

# A week with fewer messages than this says nothing, and so does the bot.
QUIET = 10
_WEEKS = 8
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
    forum_posts: int | None = None
    pitfalls: tuple[str, ...] = ()
    obligations: tuple[tuple[Role, int, int], ...] = ()


def compose(facts: Facts, monday: datetime, channel: str | None = None) -> Digest | None:
    """The digest of the week that began on `monday` (an aware moment); None where there is too little to say."""
    mine = _showable(facts) if channel is None else facts.of_channel(channel)
    week, last = mine.between(monday, monday + _A_WEEK), mine.between(monday - _A_WEEK, monday)
    if len(week.talk) < QUIET or _people(week.talk) < FEWEST:
        return None
    # Where nothing was said the week before, there is nothing to compare with.
    erosion, before = assess(week), assess(last) if last.talk else None
    asked = [talk for talk in week.talk if talk.is_question and talk.opens]
    weeks = (monday - _A_WEEK * back for back in range(_WEEKS - 1, -1, -1))
    shares = tuple(
        _share(mine.between(start, start + _A_WEEK).talk, start) for start in weeks if start >= mine.since
    )
    thing = ONE_THING[erosion.primary] if erosion.primary else "Nothing needs doing: leave it as it is."
    return Digest(
        week_of(monday), channel, erosion, before, shares, len(asked),
        sum(t.answered_in_docs for t in asked), sum(t.lost for t in asked), _headline(erosion), thing,
        _effect(erosion, before), None if "forum" in facts.missing else len(week.forum),
        pitfalls(week), _by_role(week.obligations),
    )  # fmt: skip


_A_WEEK = timedelta(days=7)


def _showable(facts: Facts) -> Facts:
    """The programme less the channels too small to be shown, which its total would otherwise give away."""
    people: dict[str, set[str]] = defaultdict(set)
    for talk in facts.talk:
        people[talk.channel].add(talk.author)
    shown = showable(people)
    return replace(facts, talk=tuple(t for t in facts.talk if t.channel in shown))


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


def _by_role(obligations: Sequence[Obligation]) -> tuple[tuple[Role, int, int], ...]:
    """Of each role with any obligation: how many were kept and how many not."""
    fates = Counter((o.role, o.fate) for o in obligations)
    roles = sorted({o.role for o in obligations})
    return tuple((role, fates[role, Fate.KEPT], fates[role, Fate.BROKEN]) for role in roles)


def _people(talk: Sequence[Talk]) -> int:
    return len({t.author for t in talk})


def _share(talk: Sequence[Talk], start: datetime) -> WeekOfTalk:
    read = [t.reflection for t in talk if t.reflection is not None]
    enough = len(read) >= QUIET and _people(talk) >= FEWEST
    return WeekOfTalk(week_of(start), coarse(sum(r >= 0.5 for r in read) / len(read)) if enough else None)


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


def page(digest: Digest) -> Page:
    """The digest as a message."""
    blocks: list[Block] = [
        Heading(tr("Weekly digest, {week}", week=digest.week)),
        Text((Bold(digest.headline),)),
    ]
    blocks.append(Bullets(tuple((_pathway(name, digest),) for name in digest.erosion.pathways)))
    shown = [w for w in digest.weeks if w.reflective is not None]
    if len(shown) > 1:
        chart = _chart(digest)
        blocks += [chart, chart.as_table()]
    questions = tr(
        "{asked} asked in the channel: {docs} answered in the docs already, {lost} without a reply.",
        asked=count(digest.asked, "question", "questions"), docs=digest.answered_in_docs, lost=digest.lost,
    )  # fmt: skip
    blocks += [
        Text((questions,)),
        *_told(digest),
        Text((Bold(tr("One thing to do: ")), tr(digest.one_thing))),
    ]
    blocks.append(
        Small((tr("Counts describe the channel, never a person; groups under five are left out."),))
    )
    return Page(f"{digest.week}: {digest.headline}", tuple(blocks))


def _told(digest: Digest) -> list[Block]:
    """The forum, obligations by role, the model's pitfalls and what last week's advice did, where known."""
    lines: list[Span] = []
    if digest.forum_posts is not None:
        lines.append(tr("On the forum: {posts}.", posts=count(digest.forum_posts, "post", "posts")))
    for role, kept, broken in digest.obligations:
        lines.append(
            tr(
                "Promises by {role}s: {kept} kept, {broken} not.",
                role=tr(role.value),
                kept=kept,
                broken=broken,
            )
        )
    lines += digest.pitfalls
    if digest.effect:
        lines.append(digest.effect)
    return [Bullets(tuple((one,) for one in lines))] if lines else []


def _pathway(name: str, digest: Digest) -> str:
    now = digest.erosion.pathways[name]
    then = digest.before.pathways[name].score if digest.before else None
    title = spoken(name).capitalize()
    if now.score is None or not now.enough:
        return tr(
            "{title}: not enough data (missing: {what})", title=title, what="; ".join(now.missing) or "–"
        )
    change = f", {now.score - then:+.0f} since last week" if then is not None else ""
    return f"{title}: {now.score:.0f} of 100{change}. {now.evidence[0].capitalize()}."


def _chart(digest: Digest) -> Chart:
    values = tuple(None if w.reflective is None else round(100 * w.reflective) for w in digest.weeks)
    weeks = tuple(w.week for w in digest.weeks)
    known = [v for v in values if v is not None]
    alt = tr("The reflective share of messages went from {a}% to {b}%.", a=known[0], b=known[-1])
    return Chart(
        ChartKind.LINE,
        tr("Reflective share of messages"),
        weeks,
        (Series(tr("reflective"), values),),
        alt,
        "%",
    )
