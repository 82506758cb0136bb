"""The changes that a command may ask for."""

from dataclasses import dataclass
from datetime import datetime

from core.actions import Action
from core.forum import Draft
from core.logbook import Entry
from core.message import MessageRef
from core.programme import ChannelSettings
from core.protocols import ChannelProtocol
from core.room import Preferences
from core.source import ReadSource, SourceKind
from core.verdict import Verdict


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
