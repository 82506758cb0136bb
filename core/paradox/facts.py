"""All that is known of a period, with no message text: what every figure is computed from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from core.message import Member, Role, Venue
from core.programme import Programme, Purpose


@dataclass(frozen=True, slots=True)
class Talk:
    """One message without its text.

    `waited` is how long the first reply by another person took and `replied_by` that person's role; both
    are None where nobody replied. `lost` marks a question that nobody answered.
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

    @property
    def minutes(self) -> float:
        return (self.ends - self.starts).total_seconds() / 60


@dataclass(frozen=True, slots=True)
class Facts:
    """A period from `since` up to `until`; `missing` names the sources that were not given."""

    programme: Programme
    since: datetime
    until: datetime
    talk: tuple[Talk, ...] = ()
    forum: tuple[Talk, ...] = ()
    sessions: tuple[Session, ...] = ()
    members: Mapping[str, Member] = field(default_factory=dict)
    missing: frozenset[str] = frozenset()

    @property
    def weeks(self) -> float:
        """The period's length in weeks, at least one day's worth."""
        return max((self.until - self.since).total_seconds() / 604_800, 1 / 7)

    def between(self, since: datetime, until: datetime) -> "Facts":
        """What is known of a part of the period."""
        inside = tuple(t for t in self.talk if since <= t.at < until)
        forum = tuple(t for t in self.forum if since <= t.at < until)
        live = tuple(s for s in self.sessions if since <= s.starts < until)
        return Facts(self.programme, since, until, inside, forum, live, self.members, self.missing)
