"""A desk in memory, for dialogues with commands: what was asked, what was shown, what changed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

from adapters.calendars import read_source
from core.answers import EmptyLibrary, Library
from core.changes import Record
from core.commands import Outcome, respond
from core.facts import Facts, Session, Submission
from core.forum import Category, Forum, Proposed, Topic
from core.interactions import Asked, Pressed, Submitted
from core.logbook import Entry
from core.message import Channel, Member, Message, MessageRef, Role
from core.nudge_record import NudgeRecord
from core.programme import ChannelSettings, Programme
from core.protocols import ChannelProtocol
from core.reply.blocks import Bullets, Quote, Small, Text
from core.reply.pages import Page
from core.reply.spans import plain
from core.room import Preferences
from core.source import KnownSource, ReadSource
from core.upload import Upload
from core.verdict import Verdict
from core.visit import Visit

NOW = datetime(2026, 10, 5, 10, 0, tzinfo=UTC)
CHAT = Channel("T1/C1", "course-chat", creator="U9")
ANA = Member("U1", "Ana")
TEACHER = Member("U8", "Tom", Role.FACILITATOR)


@dataclass(frozen=True)
class FakeForum:
    """A forum as it was read last, whose topics are found whatever is asked."""

    found: tuple[Topic, ...] = ()
    listed: tuple[Category, ...] = (Category("q", "Questions"), Category("x", "Exercises"))
    sent: Mapping[str, Proposed] = field(default_factory=dict)

    def categories(self) -> Sequence[Category]:
        return self.listed

    def search(self, question: str, limit: int = 3) -> Sequence[Topic]:
        return self.found

    def topics(self, since: datetime) -> Sequence[Topic]:
        return self.found

    def proposed(self, key: str) -> Proposed | None:
        return self.sent.get(key)


@dataclass
class FakeDesk:
    """Everything a command may look up, as plain attributes."""

    now: datetime = NOW
    programme: Programme = field(default_factory=lambda: Programme("Working with data"))
    library: Library = field(default_factory=EmptyLibrary)
    forum: Forum | None = None
    in_channels: tuple[Channel, ...] = (CHAT,)
    pages: dict[str, str] = field(default_factory=dict)
    members: dict[str, Member] = field(default_factory=dict)
    channel_settings: dict[str, ChannelSettings] = field(default_factory=dict)
    wishes: dict[str, Preferences] = field(default_factory=dict)
    protocols: dict[str, ChannelProtocol] = field(default_factory=dict)
    history: dict[str, list[ChannelProtocol]] = field(default_factory=dict)
    messages: dict[MessageRef, Message] = field(default_factory=dict)
    said: list[NudgeRecord] = field(default_factory=list)
    known: Facts | None = None
    logbook: list[Entry] = field(default_factory=list)
    visited: tuple[Visit, ...] = ()
    given: list[KnownSource] = field(default_factory=list)

    def page(self, source: str) -> str | None:
        return self.pages.get(source)

    def channels(self) -> Sequence[Channel]:
        return self.in_channels

    def channel(self, id: str) -> Channel:
        return next((channel for channel in self.in_channels if channel.id == id), Channel(id))

    def member(self, id: str) -> Member:
        return self.members.get(id, Member(id))

    def settings(self, channel: str) -> ChannelSettings:
        return self.channel_settings.get(channel, ChannelSettings())

    def preferences(self, member: str) -> Preferences:
        return self.wishes.get(member, Preferences())

    def protocol(self, channel: str) -> ChannelProtocol | None:
        return self.protocols.get(channel)

    def protocol_history(self, channel: str) -> Sequence[ChannelProtocol]:
        if channel in self.history:
            return self.history[channel]
        return [self.protocols[channel]] if channel in self.protocols else []

    def message(self, ref: MessageRef) -> Message | None:
        return self.messages.get(ref)

    def conversation(self, ref: MessageRef) -> Sequence[Message]:
        return [message for message in self.messages.values() if message.conversation == ref]

    def nudges(self, since: datetime, channel: str | None = None) -> Sequence[NudgeRecord]:
        return [n for n in self.said if n.at >= since and channel in (None, n.about.channel)]

    def nudge(self, about: MessageRef) -> NudgeRecord | None:
        return next((n for n in self.said if n.about == about), None)

    def pointers(self, channel: str) -> Sequence[NudgeRecord]:
        told = [n for n in self.said if n.clause and n.about.channel == channel]
        return [n for n in told if n.verdict is not Verdict.SILENT]

    def facts(self, since: datetime, until: datetime) -> Facts:
        assert self.known is not None, "give this desk its facts"
        return self.known

    def sessions(self, since: datetime, until: datetime) -> Sequence[Session]:
        return [s for s in self.facts(since, until).sessions if since <= s.starts < until]

    def submissions(self) -> Sequence[Submission]:
        return self.facts(self.now, self.now).submissions

    def learners(self) -> Sequence[Member]:
        return self.facts(self.now, self.now).learners

    def unanswered(self, channel: str, since: datetime, until: datetime) -> Sequence[Message]:
        return []

    def linked(self, ref: MessageRef) -> str | None:
        return None

    def sources(self) -> Sequence[KnownSource]:
        return self.given

    def read_source(self, file: Upload) -> ReadSource:
        return read_source(file, self.programme)

    def visits(self) -> Sequence[Visit]:
        return self.visited

    def entries(self, kind: str, key: str | None = None) -> Sequence[Entry]:
        return [e for e in self.logbook if e.kind == kind and key in (None, e.key)]

    def keep(self, outcome: Outcome) -> Outcome:
        """Let what it records take effect, as the app does."""
        self.logbook += [change.entry for change in outcome.changes if isinstance(change, Record)]
        return outcome

    def asked(self, words: str, member: Member = ANA, channel: Channel = CHAT) -> Outcome:
        """`/stillwater WORDS`"""
        word, _, rest = words.partition(" ")
        return respond(self, Asked(word, rest, member, channel, self.now))

    def pressed(self, does: str, about: str = "", member: Member = ANA) -> Outcome:
        return respond(self, Pressed(does, about, member, CHAT, self.now))

    def submitted(self, does: str, values: dict[str, str], member: Member = ANA, about: str = "") -> Outcome:
        return respond(self, Submitted(does, about, member, CHAT, self.now, values))

    def given_file(self, file: Upload, member: Member = TEACHER) -> Outcome:
        return respond(self, Submitted("sources.give", "", member, CHAT, self.now, {}, {"file": file}))


def buttons(outcome: Outcome) -> list[tuple[str, str]]:
    """What can be pressed, and what each is about."""
    assert isinstance(outcome.show, Page)
    return [(button.does, button.about) for button in outcome.show.buttons]


def read_out(outcome: Outcome) -> str:
    """What a page says, as one would hear it."""
    assert isinstance(outcome.show, Page)
    said = [outcome.show.summary]
    for block in outcome.show.blocks:
        match block:
            case Text(line) | Small(line):
                said.append(plain(line))
            case Quote(text):
                said.append(text)
            case Bullets(lines):
                said += map(plain, lines)
            case _:
                pass
    return "\n".join(said)
