"""How the talk in this channel is: reflective or reactive, answered or lost, beside the forum if there is one."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import timedelta

from core.commands import Outcome
from core.desk import Desk
from core.discourse import week_of
from core.discourse.forum_health import forum_health
from core.discourse.forum_words import forum_words
from core.discourse.interval import ENOUGH, Interval
from core.discourse.profile import Profile, Region, profile_of
from core.facts import Facts, Talk
from core.interactions import Asked
from core.privacy import FEWEST, coarse
from core.reply.blocks import Block, Bullets, Heading, Small, Text
from core.reply.figures import Chart, ChartKind, Series, Table
from core.reply.pages import Page, page
from core.reply.spans import Bold, Line
from core.words import duration, tr

SUMMARY = "how reflective the talk in this channel is, and what gets lost in it"
USAGE = ""
STAFF = True
_LOOKS_BACK = timedelta(weeks=4)


def answer(desk: Desk, asked: Asked) -> Outcome:
    """The channel's profile over the last four weeks, beside the forum's."""
    facts = desk.facts(desk.now - _LOOKS_BACK, desk.now)
    return Outcome(shown(facts.of_channel(asked.channel.id), asked.channel.name))


def shown(facts: Facts, name: str) -> Page:
    """A channel's profile as a page."""
    chat, forum = profile_of(facts.talk, facts.members), profile_of(facts.forum, facts.members)
    title = tr("The talk in #{name}, last four weeks", name=name or tr("this channel"))
    if chat.reflective is None:
        return page(_too_little(chat), Text((_too_little(chat),)), *_forum(facts, chat))
    said = headline(chat.reflective)
    blocks: list[Block] = [Heading(title), Text((Bold(said),)), table(chat, forum)]
    chart = _chart(facts.talk, name)
    if chart:
        blocks.append(chart)
    meanings = meaning(chat, forum)
    if meanings:
        blocks += [Text((tr("What it means"),)), Bullets(meanings)]
    blocks += _forum(facts, chat)
    blocks.append(Small((_missing(chat, known="forum" not in facts.missing),)))
    return page(said, *blocks)


def _forum(facts: Facts, chat: Profile) -> list[Block]:
    """How the forum is; nothing where none is known."""
    health = forum_health(facts)
    if health is None:
        return []
    said = forum_words(health, chat=chat.reflective)
    return [Text((Bold(tr("The forum")),)), Bullets(tuple((sentence,) for sentence in said))]


def _too_little(chat: Profile) -> str:
    return tr(
        "Not enough data: a profile needs {enough} readable messages by {people} people or more in four weeks; "
        "this channel has {read} readable messages.",
        enough=ENOUGH, people=FEWEST, read=chat.read,
    )  # fmt: skip


def headline(reflective: Interval) -> str:
    """The share in words, no surer than its interval."""
    if reflective.low > 0.5:
        said = tr("Most of the talk is reflective")
    elif reflective.high < 0.25:
        said = tr("Nearly all of the talk is reactive")
    elif reflective.high < 0.5:
        said = tr("More of the talk is reactive than reflective")
    else:
        said = tr("Reflective and reactive talk are about even")
    return tr("{said}: {share} of messages give reasons, weigh, build on a thought or ask an open question.",
              said=said, share=_ranged(reflective))  # fmt: skip


def _ranged(share: Interval | None) -> str:
    """A share with its interval, as people read it."""
    if share is None:
        return tr("not enough data")
    return tr("{share:.0%} ({low:.0%} to {high:.0%})", share=share.share, low=share.low, high=share.high)


def table(chat: Profile, forum: Profile) -> Table:
    """The same figures of both venues side by side; the forum's column only where there is talk in it."""
    columns = [chat, forum] if forum.messages else [chat]
    names = (tr("Chat"), tr("Forum"))[: len(columns)]
    rows = zip(map(tr, _LABELS), *map(_figures, columns), strict=True)
    return Table(
        ("", *names),
        (*rows, *_equity(columns)),
        tr("In brackets: 95 % intervals. Each message counts by how reflective it reads."),
    )


def _equity(columns: Sequence[Profile]) -> Iterator[tuple[str, ...]]:
    """A row for each region of clocks that may be shown."""
    named = [{region.name: region for region in one.regions} for one in columns]
    for name in dict.fromkeys(name for regions in named for name in regions):
        yield tr("Clocks of {region}", region=tr(name)), *(_share_of(regions.get(name)) for regions in named)


def _share_of(region: Region | None) -> str:
    if region is None:
        return tr("not enough data")
    return tr(
        "{talk:.0%} of the talk by {people:.0%} of the people; questions answered within a day: {answered}",
        talk=coarse(region.talk_share), people=coarse(region.people_share), answered=_ranged(region.within_day),
    )  # fmt: skip


_LABELS = (
    "Messages read",
    "Reflective messages",
    "Reflective words",
    "First reply comes after (median)",
    "First replies within an hour",
    "Messages inside conversations",
    "Replies in a conversation (median)",
    "Questions without a reply",
    "First replies by the busiest fifth of those who reply",
    "Burstiness (0 at random, 1 all at once)",
)


def _figures(one: Profile) -> tuple[str, ...]:
    """A venue's figures in the order of the table's rows."""
    none = tr("not enough data")
    return (
        f"{one.read:,}",
        _ranged(one.reflective),
        _ranged(one.reflective_words),
        none if one.first_reply is None else duration(one.first_reply),
        _ranged(one.within_hour),
        _ranged(one.threaded),
        none if one.depth is None else f"{one.depth:g}",
        _ranged(one.lost),
        none if one.first_at_hand is None else f"{coarse(one.first_at_hand):.0%}",
        none if one.burstiness is None else f"{one.burstiness:.1f}",
    )


def _chart(talk: Sequence[Talk], name: str) -> Chart | None:
    """The reflective share week by week, where two weeks have enough to say."""
    weeks: dict[str, list[Talk]] = defaultdict(list)
    for one in talk:
        weeks[week_of(one.at)].append(one)
    shares = {week: profile_of(said, {}).reflective for week, said in sorted(weeks.items())}
    known = [share.share for share in shares.values() if share]
    if len(known) < 2:
        return None
    values = tuple(None if share is None else 100 * coarse(share.share) for share in shares.values())
    alt = tr("The reflective share of messages went from {first:.0%} to {last:.0%}.",
             first=coarse(known[0]), last=coarse(known[-1]))  # fmt: skip
    title = tr("Reflective share, #{name}", name=name)[:50]
    return Chart(ChartKind.LINE, title, tuple(shares), (Series(tr("reflective"), values),), alt, "%")


def meaning(chat: Profile, forum: Profile) -> tuple[Line, ...]:
    """What the figures say that a facilitator can act on; only what the intervals bear out."""
    said: list[str] = []
    if chat.reflective and forum.reflective and chat.reflective.high < forum.reflective.low:
        said.append(tr("The forum's talk is more reflective than the chat's."))
    if chat.lost and chat.lost.low > 0.2:
        said.append(tr("At least one question in five scrolls away without a reply."))
    if chat.first_reply is not None and chat.first_reply < timedelta(minutes=5):
        said.append(
            tr("Half of the first replies come within five minutes: who reads later finds it settled.")
        )
    if chat.first_at_hand is not None and chat.first_at_hand > 0.5:
        said.append(tr("A fifth of those who reply give more than half of the first replies."))
    said += [_region(region.name, region.people_share, region.talk_share) for region in chat.regions
             if region.talk_share < region.people_share / 1.5]  # fmt: skip
    return tuple((sentence,) for sentence in said)


def _region(name: str, people: float, talk: float) -> str:
    return tr("People on clocks of {region} are {people:.0%} of those who speak and say {talk:.0%} of it.",
              region=tr(name), people=coarse(people), talk=coarse(talk))  # fmt: skip


def _missing(chat: Profile, *, known: bool) -> str:
    said = [tr("Not enough data to say is said where it is so; messages in other languages are not read.")]
    if not known:
        said.append(tr("No forum is known to compare with."))
    if not chat.regions:
        said.append(tr("Too few people with a known time zone in two regions to compare clocks."))
    said.append(
        tr("A reading describes a message, never a person; the number of messages is no sign of success.")
    )
    return " ".join(said)
