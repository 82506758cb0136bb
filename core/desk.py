"""The desk: what a command or a digest may look up."""

from collections.abc import Sequence
from datetime import datetime
from typing import Protocol

from core.answers import Library
from core.facts import Facts, Session, Submission
from core.forum import Forum
from core.logbook import Entry
from core.message import Channel, Member, Message, MessageRef
from core.nudge_record import NudgeRecord
from core.programme import ChannelSettings, Programme
from core.protocols import ChannelProtocol
from core.room import Preferences
from core.source import KnownSource, ReadSource
from core.upload import Upload
from core.visit import Visit


class Desk(Protocol):
    """Read-only look-ups, each bounded: none costs more as history grows."""

    @property
    def now(self) -> datetime: ...
    @property
    def programme(self) -> Programme: ...
    @property
    def library(self) -> Library: ...
    @property
    def forum(self) -> Forum | None: ...
    def page(self, source: str) -> str | None:
        """The text of a page of the docs by its path or address, its headings marked; None where there is none."""
        ...

    def channels(self) -> Sequence[Channel]:
        """The channels the bot is in."""
        ...

    def channel(self, id: str) -> Channel:
        """A channel as it was described; one that never was has its id only."""
        ...

    def member(self, id: str) -> Member: ...
    def settings(self, channel: str) -> ChannelSettings: ...
    def preferences(self, member: str) -> Preferences: ...
    def protocol(self, channel: str) -> ChannelProtocol | None:
        """The protocol in force, with the state of each clause."""
        ...

    def protocol_history(self, channel: str) -> Sequence[ChannelProtocol]:
        """Every version, newest first."""
        ...

    def message(self, ref: MessageRef) -> Message | None: ...
    def conversation(self, ref: MessageRef) -> Sequence[Message]:
        """The latest twenty messages of the conversation that a message opened, oldest first."""
        ...

    def nudges(self, since: datetime, channel: str | None = None) -> Sequence[NudgeRecord]:
        """Nudges sent (or kept back in shadow mode) since a moment, oldest first."""
        ...

    def nudge(self, about: MessageRef) -> NudgeRecord | None: ...
    def pointers(self, channel: str) -> Sequence[NudgeRecord]:
        """The latest pointers to a channel's protocol that their readers have said something to."""
        ...

    def facts(self, since: datetime, until: datetime) -> Facts:
        """All that is known of a period, for the pathways, the digest and the audit."""
        ...

    def sessions(self, since: datetime, until: datetime) -> Sequence[Session]:
        """The calendar's sessions that start in a period, in order."""
        ...

    def submissions(self) -> Sequence[Submission]:
        """Everything that has been handed in."""
        ...

    def learners(self) -> Sequence[Member]: ...
    def unanswered(self, channel: str, since: datetime, until: datetime) -> Sequence[Message]:
        """Questions of a period that the docs did not answer, while their text is kept, oldest first."""
        ...

    def linked(self, ref: MessageRef) -> str | None:
        """A URL that opens a message, None where its platform has none."""
        ...

    def sources(self) -> Sequence[KnownSource]:
        """The sources in use beside chat, docs and forum, at most one of a kind."""
        ...

    def read_source(self, file: Upload) -> ReadSource:
        """What a file holds. Nothing is kept of it by reading it. Raises Refusal where it cannot be used."""
        ...

    def visits(self) -> Sequence[Visit]:
        """How the last visits to the forum and to fetched docs went."""
        ...

    def entries(self, kind: str, key: str | None = None) -> Sequence[Entry]:
        """The logbook's lines of a kind (and key), oldest first, at most the latest 1,000."""
        ...
