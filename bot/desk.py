"""The desk on the ledger: what a command or a digest may look up, within one transaction."""

from collections.abc import Callable, Sequence
from datetime import datetime

from sqlalchemy import Connection

from adapters.calendars import read_source
from adapters.docs import Index
from adapters.ledger import forum_posts, logbook, nudges, obligations, people, stream, visits
from adapters.ledger.topics import LedgerForum
from bot.sources import Sources
from bot.talks import Talks
from core.answers import Library
from core.commands.effort import KIND as EFFORT
from core.commands.effort import efforts
from core.discourse.posts import answered_by, topics_of
from core.facts import Facts, RecordingView, Session, Submission, Talk, Told
from core.forum import Forum, Topic
from core.logbook import Entry
from core.message import Channel, Member, Message, MessageRef, Role
from core.nudge_record import NudgeRecord
from core.programme import ChannelSettings, Programme
from core.protocols import ChannelProtocol
from core.room import Preferences
from core.source import KnownSource, ReadSource
from core.upload import Upload
from core.visit import FORUM, Visit


class LedgerDesk:
    """core's Desk. `sources` are what was given beside the ledger: the programme, its docs, calendar and files.

    `talks` is the talk at hand already, `link` gives the address of a message.
    """

    def __init__(
        self, connection: Connection, now: datetime, sources: Sources, forum: LedgerForum | None, talks: Talks,
        link: Callable[[MessageRef], str | None] = lambda _: None,
    ) -> None:  # fmt: skip
        self._connection = connection
        self._now = now
        self._sources = sources
        self._forum = forum
        self._talks = talks
        self._link = link

    @property
    def now(self) -> datetime:
        return self._now

    @property
    def programme(self) -> Programme:
        return self._sources.programme

    @property
    def library(self) -> Library:
        return self._sources.library

    @property
    def forum(self) -> Forum | None:
        return self._forum

    def topics(self, since: datetime) -> Sequence[Topic]:
        """The forum's topics opened since a moment, from its file where no forum is connected."""
        if self._forum is not None:
            return self._forum.topics(since)
        return topics_of(self._sources.forum, since)

    def answered_on_forum(self, topic: str, role: Role) -> tuple[datetime | None, bool]:
        """When somebody of a role first replied in a topic, None where nobody has; and whether that is sure."""
        if self._forum is not None:
            return forum_posts.answered_by(self._connection, topic, role)
        return answered_by(self._sources.forum, topic, role), True

    def page(self, source: str) -> str | None:
        library = self._sources.library
        sections = library.sections if isinstance(library, Index) else ()
        mine = [
            s for s in sections if source in (s.source.partition("#")[0], (s.url or "").partition("#")[0])
        ]
        return "\n\n".join(f"## {section.title}\n{section.text}" for section in mine) or None

    def channels(self) -> Sequence[Channel]:
        return people.all_channels(self._connection)

    def channel(self, id: str) -> Channel:
        return people.channel(self._connection, id)

    def member(self, id: str) -> Member:
        return self.programme.with_role(people.member(self._connection, id))

    def members(self) -> Sequence[Member]:
        """Everybody the ledger knows, with their roles."""
        return [self.programme.with_role(member) for member in people.all_members(self._connection)]

    def facilitators(self) -> Sequence[Member]:
        return [member for member in self.members() if member.role is Role.FACILITATOR]

    def learners(self) -> Sequence[Member]:
        return [member for member in self.members() if member.role is Role.LEARNER]

    def settings(self, channel: str) -> ChannelSettings:
        return people.settings(self._connection, channel)

    def preferences(self, member: str) -> Preferences:
        return people.preferences(self._connection, member)

    def protocol(self, channel: str) -> ChannelProtocol | None:
        return next(iter(logbook.history(self._connection, channel, limit=1)), None)

    def protocol_history(self, channel: str) -> Sequence[ChannelProtocol]:
        return logbook.history(self._connection, channel)

    def message(self, ref: MessageRef) -> Message | None:
        return stream.message(self._connection, ref)

    def conversation(self, ref: MessageRef) -> Sequence[Message]:
        return stream.conversation(self._connection, ref, 20)

    def unanswered(self, channel: str, since: datetime, until: datetime) -> Sequence[Message]:
        return stream.unanswered(self._connection, channel, since, until)

    def linked(self, ref: MessageRef) -> str | None:
        return self._link(ref)

    def nudges(self, since: datetime, channel: str | None = None) -> Sequence[NudgeRecord]:
        return nudges.since(self._connection, since, channel)

    def nudge(self, about: MessageRef) -> NudgeRecord | None:
        return nudges.about(self._connection, about)

    def pointers(self, channel: str) -> Sequence[NudgeRecord]:
        return nudges.pointers(self._connection, channel)

    def facts(self, since: datetime, until: datetime) -> Facts:
        given = self._sources
        members = {member.id: member for member in self.members()}
        said = (n for n in nudges.since(self._connection, since) if n.at < until)
        talk = self._talks.of(self._connection, since, until, self.now, members)
        known = Facts(
            self.programme, since, until, talk, self._forum_talk(since, until),
            given.sessions(since, until) if given.sessions else (), members, self._missing(),
            given.attendance, given.recordings, given.survey, given.submissions,
            efforts(self.entries(EFFORT)), obligations.fallen_due(self._connection, since, until),
            told=tuple(Told(n.about.channel, n.at, n.verdict, n.shadow) for n in said),
        )  # fmt: skip
        return known.between(since, until)

    def _forum_talk(self, since: datetime, until: datetime) -> tuple[Talk, ...]:
        return forum_posts.talk(self._connection, since, until) if self._forum else self._sources.forum

    def _missing(self) -> frozenset[str]:
        """A forum is known once each of its topics has been read."""
        known = self._forum is not None and visits.kept(self._connection, FORUM).get("known")
        return self._sources.missing - ({"forum"} if known else set())

    def visits(self) -> Sequence[Visit]:
        return visits.every(self._connection)

    def sessions(self, since: datetime, until: datetime) -> Sequence[Session]:
        return self._sources.sessions(since, until) if self._sources.sessions else ()

    def recordings(self) -> Sequence[RecordingView]:
        return self._sources.recordings

    def submissions(self) -> Sequence[Submission]:
        return self._sources.submissions

    def sources(self) -> Sequence[KnownSource]:
        return self._sources.known

    def read_source(self, file: Upload) -> ReadSource:
        return read_source(file, self.programme)

    def entries(self, kind: str, key: str | None = None) -> Sequence[Entry]:
        return logbook.lines(self._connection, kind, key)
