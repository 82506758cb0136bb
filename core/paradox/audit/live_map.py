"""Step 1: the map of synchronous touchpoints. Its sheer density is often the first revelation."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from statistics import median
from zoneinfo import ZoneInfo

from core.facts import Facts, Session, Talk
from core.message import ChannelKind, Role
from core.paradox.audit.step import Step
from core.programme import Programme, Purpose, Touchpoint
from core.reply.figures import Chart, ChartKind, Series, Table
from core.words import count, tr


@dataclass(frozen=True, slots=True)
class Mapped:
    """A touchpoint with its occurrences in the period; none for a standing channel, which is always open.

    `minutes` is the usual length of one occurrence, `weekly` the minutes a week over the calendar weeks of the
    period.
    """

    title: str
    purpose: Purpose
    mandatory: bool | None
    occurrences: tuple[Session, ...] = ()
    alternative: str | None = None
    minutes: float = 0.0
    weekly: float = 0.0

    @property
    def standing(self) -> bool:
        return self.purpose is Purpose.STANDING_CHANNEL


def touchpoints(facts: Facts) -> tuple[Mapped, ...]:
    """Every touchpoint of the period: those of the calendar, heaviest first, then the standing channels."""
    grouped: dict[str, list[Session]] = defaultdict(list)
    for session in facts.sessions:
        grouped[session.touchpoint or session.title].append(session)
    live = [_mapped(title, sessions, facts) for title, sessions in grouped.items()]
    live.sort(key=lambda m: (-m.weekly, m.occurrences[0].starts))
    return (*live, *_standing(facts.programme))


def _mapped(title: str, sessions: Sequence[Session], facts: Facts) -> Mapped:
    described = next((t for t in facts.programme.touchpoints if t.title == title), None)
    first = labelled(sessions[0], described)
    return Mapped(
        title, first.purpose, first.mandatory, tuple(sessions), described.alternative if described else None,
        median(s.minutes for s in sessions), sum(s.minutes for s in sessions) / len(_weeks(facts)),
    )  # fmt: skip


def labelled(session: Session, described: Touchpoint | None) -> Session:
    """The session with what has been said of its touchpoint; of the rest the calendar's word stands."""
    if described is None:
        return session
    mandatory = session.mandatory if described.mandatory is None else described.mandatory
    purpose = session.purpose if described.purpose is Purpose.OTHER else described.purpose
    return replace(session, mandatory=mandatory, purpose=purpose)


def _standing(programme: Programme) -> Iterator[Mapped]:
    named = [t.title for t in programme.touchpoints if t.purpose is Purpose.STANDING_CHANNEL]
    chats = ["#" + c.name for c in programme.channels if c.kind is ChannelKind.CHAT]
    for title in dict.fromkeys((*named, *chats)):
        yield Mapped(title, Purpose.STANDING_CHANNEL, None)


def live_map(facts: Facts) -> Step:
    """The map with minutes, frequency and duty, week by week along the journey."""
    found = touchpoints(facts)
    held = [one for one in found if not one.standing]
    return Step(
        "map", tr("Synchronous touchpoints"), _headline(found, held), tuple(_findings(facts, found)),
        (_table(found, facts),), (_by_week(facts),) if held else (), tuple(_missing(facts)), tuple(_asks(held)),
    )  # fmt: skip


def _headline(found: Sequence[Mapped], held: Sequence[Mapped]) -> str:
    duty = sum(one.weekly for one in held if one.mandatory)
    return tr(
        "{sessions} with {live} of live time a week, {duty} of it mandatory, and {chats}.",
        sessions=count(len(held), "live element", "live elements"), live=_hours(sum(o.weekly for o in held)),
        duty=_hours(duty), chats=count(len(found) - len(held), "standing channel", "standing channels"),
    )  # fmt: skip


def _hours(minutes: float) -> str:
    return tr("{n} min", n=round(minutes)) if minutes < 90 else tr("{n} h", n=f"{minutes / 60:.1f}")


def _findings(facts: Facts, found: Sequence[Mapped]) -> Iterator[str]:
    weeks = _weeks(facts)
    heaviest = max(weeks, key=lambda week: weeks[week][0], default=None)
    if heaviest and weeks[heaviest][0]:
        said = tr("The heaviest week, from {week}, asks {time} of everybody.",
                  week=heaviest.isoformat(), time=_hours(weeks[heaviest][0]))  # fmt: skip
        yield said
    held = [one for one in found if not one.standing]
    bare = [one.title for one in held if one.mandatory and not one.alternative]
    if bare:
        yield tr("Mandatory with no asynchronous alternative: {titles}.", titles=", ".join(bare))
    telling = sum(o.weekly for o in held if o.purpose is Purpose.LECTURE)
    whole = sum(o.weekly for o in held)
    if telling:
        yield tr("{share} of the live time is lecture.", share=f"{telling / whole:.0%}")
    yield from _presence(facts)


def _presence(facts: Facts) -> Iterator[str]:
    """How present staff is in the standing channels: on how many of the working days with talk."""
    days = (said for said in _by_working_day(facts.talk, ZoneInfo(facts.programme.timezone)) if said)
    working = [any(talk.role is Role.FACILITATOR for talk in said) for said in days]
    if len(working) >= 5:
        yield tr("Facilitators wrote in the chat on {share} of the working days on which anything was said.",
                 share=f"{sum(working) / len(working):.0%}")  # fmt: skip


def _by_working_day(talk: Sequence[Talk], zone: ZoneInfo) -> Iterator[Sequence[Talk]]:
    """What was said on each working day, from midnight to midnight in a zone; `talk` is in the order of time."""
    days = [one.at.astimezone(zone).date() for one in (*talk[:1], *talk[-1:])]
    day = min(days, default=date.max)
    while day <= max(days, default=date.min):
        starts, ends = (datetime.combine(d, time(), zone) for d in (day, day + timedelta(days=1)))
        if day.weekday() < 5:
            first, end = (bisect_left(talk, moment, key=lambda t: t.at) for moment in (starts, ends))
            yield talk[first:end]
        day += timedelta(days=1)


def _weeks(facts: Facts) -> dict[date, tuple[float, float]]:
    """Mandatory and other live minutes of each week by its Monday, empty weeks included."""
    zone = ZoneInfo(facts.programme.timezone)
    first, last = facts.since.astimezone(zone).date(), facts.until.astimezone(zone).date()
    monday = first - timedelta(days=first.weekday())
    found: dict[date, tuple[float, float]] = {}
    while monday <= last:
        found[monday] = (0.0, 0.0)
        monday += timedelta(days=7)
    for session in facts.sessions:
        day = session.starts.astimezone(zone).date()
        week = day - timedelta(days=day.weekday())
        duty, free = found.get(week, (0.0, 0.0))
        more = session.minutes
        found[week] = (duty + more, free) if session.mandatory else (duty, free + more)
    return found


def _by_week(facts: Facts) -> Chart:
    weeks = _weeks(facts)
    duty, free = (tuple(round(minutes[i]) for minutes in weeks.values()) for i in (0, 1))
    alt = tr("Live minutes week by week: between {least} and {most}.",
             least=min(d + f for d, f in zip(duty, free, strict=True)),
             most=max(d + f for d, f in zip(duty, free, strict=True)))  # fmt: skip
    return Chart(
        ChartKind.STACKED, tr("Live minutes a week"), tuple(f"{monday:%d %b}" for monday in weeks),
        (Series(tr("mandatory"), duty), Series(tr("other"), free)), alt, "min",
    )  # fmt: skip


def _table(found: Sequence[Mapped], facts: Facts) -> Table:
    return Table(
        (tr("Touchpoint"), tr("Purpose"), tr("Length"), tr("How often"), tr("Mandatory"), tr("Alternative")),
        tuple(
            (
                one.title, tr(one.purpose.value), "–" if one.standing else tr("{n} min", n=round(one.minutes)),
                tr("always open") if one.standing else _frequency(one, facts), _duty(one), one.alternative or "–",
            )
            for one in found
        ),
        tr("Every synchronous touchpoint"),
    )  # fmt: skip


def _frequency(one: Mapped, facts: Facts) -> str:
    rate = len(one.occurrences) / len(_weeks(facts))
    if len(one.occurrences) == 1:
        return tr("once")
    return tr("{n} times, {rate} a week", n=len(one.occurrences), rate=f"{rate:.1f}")


def _duty(one: Mapped) -> str:
    return {True: tr("yes"), False: tr("no"), None: "–" if one.standing else tr("nobody has said")}[
        one.mandatory
    ]


def _missing(facts: Facts) -> Iterator[str]:
    if "calendar" in facts.missing:
        yield tr("a calendar of the live sessions")
    if not facts.programme.modules:
        yield tr("the modules with their dates, to see which sessions cut into them")


def _asks(held: Sequence[Mapped]) -> Iterator[str]:
    for one in held:
        if one.mandatory is None:
            yield tr("Is “{title}” mandatory?", title=one.title)
        if one.purpose is Purpose.OTHER:
            yield tr("What is “{title}” for?", title=one.title)
