"""Obligations: clauses with a clock running, what they wait for, and when whom to remind of them.

Nobody but the role that owes is reminded, privately: at three quarters of the time and when it is due, each
once, never at a quiet hour, never after it was met, and never where the bot cannot see enough to be sure.
Where several clauses speak of one question, the first that is due counts for all: the reminder names them all.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from core.facts import Fate, Session
from core.forum import Topic
from core.message import Channel, MessageRef, Role
from core.programme import Programme
from core.protocols.artefacts import concerns
from core.protocols.clause import ChannelProtocol, Clause
from core.protocols.scope import exceptions, names, owed_by_staff, texts
from core.protocols.working_time import WorkingTime, length, over, part_of

SOON_AT = 0.75
# Who could not be told at the time it fell due is not told any more after so long.
LATEST = timedelta(days=1)


class Awaits(StrEnum):
    """What an obligation waits for."""

    ANSWER = "an answer in the channel"
    FORUM_ANSWER = "an answer on the forum"
    ARTEFACT = "something published"
    ANYONE = "a reply by anybody"


class Stage(StrEnum):
    SOON = "soon"
    DUE = "due"


@dataclass(frozen=True, slots=True)
class Owed:
    """One obligation. `subject` is the message, topic or session it is about, `what` names what is awaited."""

    key: str
    channel: str
    clause: str
    version: int
    awaits: Awaits
    role: Role
    subject: str
    what: str
    sentence: str
    since: datetime
    remind_at: datetime
    due: datetime
    companion: str = ""

    @property
    def matter(self) -> str:
        """What several clauses may speak of at once, a question or a topic; what is to be published stands for itself."""
        match self.awaits:
            case Awaits.ARTEFACT:
                return self.key
            case Awaits.FORUM_ANSWER:
                return f"forum:{self.subject}"
            case _:
                return f"{self.channel}:{self.subject}"


@dataclass(frozen=True, slots=True)
class Where:
    """Where clocks run: a channel, its protocol in force, and the time in which its staff works."""

    channel: Channel
    protocol: ChannelProtocol
    working: WorkingTime


@dataclass(frozen=True, slots=True)
class _Awaited:
    """What is awaited, about which message, topic or session, and what it has to come out with."""

    awaits: Awaits
    subject: str
    what: str = ""
    companion: str = ""


def of_question(where: Where, asked: MessageRef, at: datetime) -> Iterator[Owed]:
    """What a learner's question in the channel sets going."""
    for clause in _clocked(where.protocol, "response_time"):
        venues = texts(clause.slots.get("venue"))
        if not venues or _is_chat(venues, where.channel):
            yield from _within("duration", where, clause, _Awaited(Awaits.ANSWER, asked.id), at)
    for clause in _clocked(where.protocol, "escalation"):
        yield from _within("after", where, clause, _Awaited(Awaits.ANYONE, asked.id), at)


def of_topic(where: Where, topic: Topic) -> Iterator[Owed]:
    """What a learner's topic on the forum sets going."""
    awaited = _Awaited(Awaits.FORUM_ANSWER, topic.id)
    for clause in _clocked(where.protocol, "response_time"):
        if any(_FORUM & set(venue.lower().split()) for venue in texts(clause.slots.get("venue"))):
            yield from _within("duration", where, clause, awaited, topic.opened)


def of_session(where: Where, session: Session, programme: Programme) -> Iterator[Owed]:
    """What a session in the calendar sets going: artefacts, their companions, its alternative."""
    for clause in _clocked(where.protocol, "publish_within"):
        if concerns(clause.slots.get("event"), session):
            yield from _artefact(where, clause, session)
    for clause in _clocked(where.protocol, "async_alternative"):
        if concerns(clause.slots.get("event"), session):
            yield from _alternative(where, clause, session, programme)


def _artefact(where: Where, clause: Clause, session: Session) -> Iterator[Owed]:
    what, companion = str(clause.slots.get("artifact") or ""), str(clause.slots.get("companion") or "")
    with_it = next((c for c in _clocked(where.protocol, "publish_within")
                    if companion and c.slots.get("artifact") == companion), None)  # fmt: skip
    # A companion is due when what it goes with is due.
    much = length((with_it or clause).slots.get("duration"))
    if not what or much is None or (companion and with_it is None):
        return
    if clause.slots.get("direction") == "before":
        due = session.starts - timedelta(days=much.days) - much.time
        since = due - LATEST
    else:
        since = session.ends
        due = over(since, much, where.working, business=_business(with_it or clause))
    if due > since:
        yield _running(where, clause, _Awaited(Awaits.ARTEFACT, _id(session), what, companion), since, due)


def _alternative(where: Where, clause: Clause, session: Session, programme: Programme) -> Iterator[Owed]:
    what, much = str(clause.slots.get("alternative") or ""), length(clause.slots.get("deadline"))
    planned = _planned(session, programme, where.working)
    due = over(session.ends, much, where.working, business=False) if much else planned
    if what and due and due > session.ends:
        yield _running(where, clause, _Awaited(Awaits.ARTEFACT, _id(session), what), session.ends, due)


def _id(session: Session) -> str:
    return f"{session.title}@{session.starts.isoformat()}"


_FORUM = {"forum", "forums", "board", "discussion", "discussions"}


def _is_chat(venues: Sequence[str], channel: Channel) -> bool:
    return names(tuple(venues), channel) or any(v in ("chat", "chat channel", "channel") for v in venues)


def _clocked(protocol: ChannelProtocol, kind: str) -> Iterator[Clause]:
    """The confirmed clauses of a kind that bind staff without a condition the bot cannot see."""
    for clause in protocol.in_force:
        if clause.kind != kind or clause.slots.get("direction") == "no_commit" or any(exceptions(clause)):
            continue
        if owed_by_staff(clause):
            yield clause


def _within(slot: str, where: Where, clause: Clause, awaited: _Awaited, since: datetime) -> Iterator[Owed]:
    """What is owed within the length of time that stands in a slot; nothing where there is none."""
    much = length(clause.slots.get(slot))
    if much is not None and (much.days or much.time):
        due = over(since, much, where.working, business=_business(clause))
        yield _running(where, clause, awaited, since, due)


def _running(where: Where, clause: Clause, awaited: _Awaited, since: datetime, due: datetime) -> Owed:
    awaits, channel = awaited.awaits, where.channel.id
    soon = part_of(since, due, SOON_AT, where.working, business=_business(clause))
    return Owed(
        f"{channel}:{clause.id}:{awaited.subject}", channel, clause.id, where.protocol.version, awaits, Role.FACILITATOR,
        awaited.subject, awaited.what, clause.quoted, since, due if awaits is Awaits.ANYONE else min(soon, due), due,
        awaited.companion,
    )  # fmt: skip


def _business(clause: Clause) -> bool:
    """Does its time count in working time?"""
    return clause.slots.get("calendar") == "business"


def _planned(session: Session, programme: Programme, working: WorkingTime) -> datetime | None:
    """The end of the day on which the touchpoint's alternative was promised."""
    mine = (t for t in programme.touchpoints if t.title == session.touchpoint and t.alternative_due)
    day = next((t.alternative_due for t in mine), None)
    return datetime.combine(day + timedelta(days=1), time(0), working.zone) if day else None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the bot sees of an obligation now.

    `met_at` is when it was met. `sure` is false where it may have been met out of the bot's sight.
    `companion_at` is when that came out which it has to come out with.
    """

    met_at: datetime | None = None
    sure: bool = True
    companion_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What follows for an obligation: who is told at which stage, its fate once known, whether it is over."""

    stage: Stage | None = None
    tell: tuple[str, ...] = ()
    fate: Fate | None = None
    over: bool = False


def step(owed: Owed, seen: Seen, now: datetime, told: frozenset[str], awake: Iterable[str]) -> Step:
    """What to do about an obligation now. `told` holds "stage:member" of its whole matter, `awake` who may be spoken to now."""
    if seen.met_at is not None:
        return Step(fate=Fate.KEPT if seen.met_at <= owed.due else Fate.BROKEN, over=True)
    remind_at = min(owed.remind_at, seen.companion_at or owed.remind_at)
    if now < remind_at:
        return Step()
    stage = Stage.DUE if now >= owed.due else Stage.SOON
    fate = None if stage is Stage.SOON else Fate.BROKEN if seen.sure else Fate.UNKNOWN
    if now >= owed.due + LATEST:
        return Step(fate=fate, over=True)
    tell = tuple(sorted(m for m in set(awake) if f"{stage}:{m}" not in told))
    return Step(stage, tell if seen.sure or owed.awaits is Awaits.ARTEFACT else (), fate)
