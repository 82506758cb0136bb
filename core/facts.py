"""All that is known of a period, with no message text: what every figure is computed from."""

from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from enum import StrEnum

from core.message import Member, Role, Venue
from core.programme import Programme, Purpose
from core.verdict import Verdict

_SHORTEST_TREND = timedelta(days=10)


@dataclass(frozen=True, slots=True)
class Talk:
    """One message without its text.

    `waited` is how long the first reply by another person took and `replied_by` that person's role; both
    are None where nobody replied. `lost` marks a question that nobody answered, `refers_live` a message that
    points to something said in a live session.
    """

    channel: str
    id: str
    author: str
    role: Role
    at: datetime
    conversation: str
    words: int
    reflection: float | None
    is_question: bool = False
    answered_in_docs: bool = False
    waited: timedelta | None = None
    replied_by: Role | None = None
    venue: Venue = Venue.CHAT
    refers_live: bool = False

    @property
    def opens(self) -> bool:
        return self.conversation == self.id

    @property
    def lost(self) -> bool:
        return self.is_question and self.opens and self.waited is None


@dataclass(frozen=True, slots=True)
class Session:
    """One occurrence of a touchpoint in the calendar; `mandatory` is None where nobody has said."""

    title: str
    starts: datetime
    ends: datetime
    mandatory: bool | None = None
    purpose: Purpose = Purpose.OTHER
    touchpoint: str | None = None

    @property
    def minutes(self) -> float:
        return (self.ends - self.starts).total_seconds() / 60


@dataclass(frozen=True, slots=True)
class Attendance:
    """One member's presence in one session, rejoins merged.

    `member` is whatever the meeting tool calls the person; `active` is None where the export does not
    say whether they spoke, wrote or raised a hand.
    """

    title: str
    member: str
    joined: datetime
    minutes: float
    active: bool | None = None


@dataclass(frozen=True, slots=True)
class RecordingView:
    """One person's viewing of a session's recording, put up at `published`; a viewer of None is "nobody yet"."""

    title: str
    published: datetime
    viewer: str | None
    minutes: float


@dataclass(frozen=True, slots=True)
class SurveyComment:
    """A survey comment as what it complains of or praises: its themes, not its words."""

    at: datetime
    themes: frozenset[str]


@dataclass(frozen=True, slots=True)
class Submission:
    """Somebody handed in an assessment."""

    member: str
    assessment: str
    at: datetime


class Work(StrEnum):
    """What a facilitator's hours go into: around live events, or into asynchronous work."""

    LIVE = "live"
    ASYNCHRONOUS = "asynchronous"


@dataclass(frozen=True, slots=True)
class Effort:
    """Facilitators' own account of their hours, without their names."""

    at: datetime
    work: Work
    hours: float


class Fate(StrEnum):
    """What became of an obligation."""

    KEPT = "kept"
    BROKEN = "broken"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Obligation:
    """An obligation that fell due, by the role that owed it; `channel` is empty where it is the programme's.

    `artefact`: a recording, a worksheet or the like was promised, and not an answer.
    """

    clause: str
    role: Role
    at: datetime
    fate: Fate
    channel: str = ""
    artefact: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """A nudge in a channel and what became of it; `shadow`: it was kept back and only shown to facilitators."""

    channel: str
    at: datetime
    verdict: Verdict
    shadow: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """A period from `since` up to `until`, its talk in the order of time; `missing` names the sources that were not given."""

    programme: Programme
    since: datetime
    until: datetime
    talk: tuple[Talk, ...] = ()
    forum: tuple[Talk, ...] = ()
    sessions: tuple[Session, ...] = ()
    members: Mapping[str, Member] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()
    attendance: tuple[Attendance, ...] = ()
    recordings: tuple[RecordingView, ...] = ()
    survey: tuple[SurveyComment, ...] = ()
    submissions: tuple[Submission, ...] = ()
    effort: tuple[Effort, ...] = ()
    obligations: tuple[Obligation, ...] = ()
    told: tuple[Told, ...] = ()

    @property
    def learners(self) -> tuple[Member, ...]:
        return tuple(m for m in self.members.values() if m.role is Role.LEARNER)

    @property
    def weeks(self) -> float:
        """The period's length in weeks, at least one day's worth."""
        return max((self.until - self.since).total_seconds() / 604_800, 1 / 7)

    def of_channel(self, channel: str) -> "Facts":
        """The same period with the talk of one channel only."""
        return replace(
            self,
            talk=tuple(t for t in self.talk if t.channel == channel),
            obligations=tuple(o for o in self.obligations if o.channel in ("", channel)),
            told=tuple(n for n in self.told if n.channel == channel),
        )

    def halves(self) -> "tuple[Facts, Facts] | None":
        """The period's two halves, for trends; None where it is shorter than ten days."""
        if self.until - self.since < _SHORTEST_TREND:
            return None
        middle = self.since + (self.until - self.since) / 2
        return self.between(self.since, middle), self.between(middle, self.until)

    def between(self, since: datetime, until: datetime) -> "Facts":
        """What is known of a part of the period. A recording belongs to the day it was put up."""
        return replace(
            self,
            since=since,
            until=until,
            talk=_part(self.talk, since, until),
            forum=_part(self.forum, since, until),
            sessions=tuple(s for s in self.sessions if since <= s.starts < until),
            attendance=tuple(a for a in self.attendance if since <= a.joined < until),
            recordings=tuple(r for r in self.recordings if since <= r.published < until),
            survey=tuple(c for c in self.survey if since <= c.at < until),
            submissions=tuple(s for s in self.submissions if since <= s.at < until),
            effort=tuple(e for e in self.effort if since <= e.at < until),
            obligations=tuple(o for o in self.obligations if since <= o.at < until),
            told=tuple(n for n in self.told if since <= n.at < until),
        )


def _part(talk: tuple[Talk, ...], since: datetime, until: datetime) -> tuple[Talk, ...]:
    return talk[bisect_left(talk, since, key=_at) : bisect_left(talk, until, key=_at)]


def _at(talk: Talk) -> datetime:
    return talk.at
