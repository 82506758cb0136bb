"""A learning programme and how the bot behaves in each of its channels."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from core.message import ChannelKind, Member, Role


class Mode(StrEnum):
    """How much the bot says in a channel. Every channel starts in shadow."""

    OFF = "off"
    SHADOW = "shadow"
    ON = "on"


class Model(StrEnum):
    """The three integration models of synchronous and asynchronous elements."""

    CORE_WITH_SPURS = "asynchronous core with synchronous spurs"
    MILESTONE = "synchronous milestone"
    PARALLEL_TRACK = "parallel track"


@dataclass(frozen=True, slots=True)
class Module:
    """A stretch of the programme with its own asynchronous learning loop; both days belong to it."""

    name: str
    starts: date
    ends: date


class Purpose(StrEnum):
    """What a touchpoint is for."""

    LECTURE = "lecture"
    Q_AND_A = "q&a"
    SYNTHESIS = "synthesis"
    OFFICE_HOURS = "office hours"
    GUEST = "guest"
    SOCIAL = "social"
    STANDING_CHANNEL = "standing channel"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """A synchronous element as its owner describes it; `title` matches the calendar.

    `mandatory` and `alternative` are None where nobody has said.
    """

    title: str
    mandatory: bool | None = None
    purpose: Purpose = Purpose.OTHER
    module: str | None = None
    alternative: str | None = None
    alternative_due: date | None = None


class NeedsSession(StrEnum):
    """Does passing an assessment depend on what was only said live?"""

    YES = "true"
    NO = "false"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Assessment:
    name: str
    due: date | None = None
    needs_session: NeedsSession = NeedsSession.UNKNOWN


@dataclass(frozen=True, slots=True)
class ProgrammeChannel:
    """A channel as the programme's file names it, with the protocol text it publishes."""

    name: str
    kind: ChannelKind = ChannelKind.CHAT
    protocol: str = ""


@dataclass(frozen=True, slots=True)
class Programme:
    """What the people in charge have said about their programme.

    Staff work from `opens` to `closes` in its zone, Monday to Friday, but not on `holidays`.
    """

    name: str
    timezone: str = "UTC"
    starts: date | None = None
    ends: date | None = None
    model: Model | None = None
    facilitators: frozenset[str] = frozenset()
    modules: tuple[Module, ...] = ()
    touchpoints: tuple[Touchpoint, ...] = ()
    assessments: tuple[Assessment, ...] = ()
    channels: tuple[ProgrammeChannel, ...] = ()
    holidays: frozenset[date] = frozenset()
    opens: time = time(9)
    closes: time = time(17)

    def with_role(self, member: Member) -> Member:
        """The member, a facilitator where the programme names them so, by id or by name."""
        if not {member.id, member.name} & self.facilitators:
            return member
        return replace(member, role=Role.FACILITATOR)


@dataclass(frozen=True, slots=True)
class ChannelSettings:
    """What a facilitator can set for a channel.

    `grace` is how long a person may answer first, `forum_grace` how long before a question that nobody
    picked up is offered a place on the forum, `cooldown` how long one member is left in peace
    after a nudge, `strictness` the confidence (0..1) below which an answer is not shown (None: the
    default), `quiet_from`..`quiet_until` the hours in the member's own zone when nothing is sent.
    """

    mode: Mode = Mode.SHADOW
    grace: timedelta = timedelta(minutes=10)
    forum_grace: timedelta = timedelta(hours=2)
    cooldown: timedelta = timedelta(hours=12)
    strictness: float | None = None
    quiet_from: time = time(21)
    quiet_until: time = time(8)
    digest_day: int = 0
    digest_at: time = time(9)
    timezone: str | None = None
    helped: int = 0
    not_it: int = 0


def zone_of(member: Member, settings: ChannelSettings, programme: Programme) -> ZoneInfo:
    """A member's own time zone; the channel's or the programme's where theirs is unknown."""
    return ZoneInfo(member.timezone or settings.timezone or programme.timezone)
