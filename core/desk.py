"""The desk: what a command or a digest may look up, and the changes it may ask for."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from core.actions import Action
from core.answers import Library
from core.decide import Kind
from core.facts import Facts, Session, Submission
from core.forum import Draft, Forum
from core.message import Channel, Member, Message, MessageRef
from core.programme import ChannelSettings, Programme
from core.protocols import ChannelProtocol
from core.room import Preferences
from core.source import KnownSource, ReadSource, SourceKind
from core.upload import Upload
from core.verdict import Verdict as Verdict
from core.visit import Visit


@dataclass(frozen=True, slots=True)
class NudgeRecord:
    """A nudge as the ledger keeps it, with no message text; `protocol_version` was in force when it was given."""

    about: MessageRef
    to: str
    kind: Kind
    at: datetime
    shadow: bool
    because: str
    confidence: float | None = None
    clause: str | None = None
    source: str | None = None
    verdict: Verdict = Verdict.SILENT
    protocol_version: int | None = None


@dataclass(frozen=True, slots=True)
class Entry:
    """A line in the programme's logbook: something a person said about it, kept and never overwritten.

    The latest entry of a (kind, key) is the one in force. `value` is plain JSON. `by` is None where
    the entry is anonymous.
    """

    kind: str
    key: str
    value: Mapping[str, object]
    at: datetime
    by: str | None = None


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


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    channel: str
    settings: ChannelSettings


@dataclass(frozen=True, slots=True)
class ChangePreferences:
    member: str
    preferences: Preferences


@dataclass(frozen=True, slots=True)
class Forget:
    """Erase a member's rows: messages, readings, reactions, nudges, logbook lines."""

    member: str


@dataclass(frozen=True, slots=True)
class Record:
    entry: Entry


@dataclass(frozen=True, slots=True)
class Judge:
    """What a member said to a nudge."""

    about: MessageRef
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Opened:
    """The page that a nudge pointed to was opened."""

    about: MessageRef


@dataclass(frozen=True, slots=True)
class Publish:
    """Put a protocol in force as the channel's next version."""

    channel: str
    protocol: ChannelProtocol


@dataclass(frozen=True, slots=True)
class Fulfil:
    """Somebody of the role that owed it says that an obligation is met."""

    obligation: str


@dataclass(frozen=True, slots=True)
class OpenTopic:
    """Open a topic on the forum, once, and tell its author where it is."""

    draft: Draft


@dataclass(frozen=True, slots=True)
class KeepSource:
    """Use a source from now on, in place of what it tells anew."""

    found: ReadSource


@dataclass(frozen=True, slots=True)
class DropSource:
    """Forget what was uploaded of a kind."""

    kind: SourceKind


@dataclass(frozen=True, slots=True)
class Send:
    """Send something now, or `at` a later moment."""

    action: Action
    at: datetime | None = None


Change = (
    ChangeSettings | ChangePreferences | Forget | Record | Judge | Opened | Publish | Fulfil | OpenTopic
    | KeepSource | DropSource | Send
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Asked:
    """A slash command: `/stillwater COMMAND WORDS`."""

    command: str
    words: str
    member: Member
    channel: Channel
    at: datetime


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button was pressed; `does` and `about` are the button's."""

    does: str
    about: str
    member: Member
    channel: Channel
    at: datetime


@dataclass(frozen=True, slots=True)
class Submitted:
    """A form was sent; `does` and `about` are the form's."""

    does: str
    about: str
    member: Member
    channel: Channel
    at: datetime
    values: Mapping[str, str] = field(default_factory=dict)
    files: Mapping[str, Upload] = field(default_factory=dict)


Interaction = Asked | Pressed | Submitted
