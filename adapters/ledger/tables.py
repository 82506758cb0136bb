"""The ledger's tables. Times are aware UTC on both engines; JSON holds lists and plain objects."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field, SQLModel


class ChannelRow(SQLModel, table=True):
    __tablename__ = "channel"
    id: str = Field(primary_key=True)
    name: str = ""
    kind: str = "chat"
    private: bool = False
    topic: str = ""
    purpose: str = ""
    pins: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    creator: str | None = None
    described_at: datetime
    gone: str | None = None
    settings: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class MemberRow(SQLModel, table=True):
    __tablename__ = "member"
    id: str = Field(primary_key=True)
    name: str = ""
    role: str = "learner"
    timezone: str | None = None
    opted_out: bool = False
    snoozed_until: datetime | None = None


class Membership(SQLModel, table=True):
    __tablename__ = "membership"
    channel: str = Field(primary_key=True)
    member: str = Field(primary_key=True)
    at: datetime
    left: bool = False


class MessageRow(SQLModel, table=True):
    """A message with its reading. `text` is emptied after the retention period and on deletion."""

    __tablename__ = "message"
    __table_args__ = (
        Index("message_by_time", "channel", "at"),
        Index("message_by_moment", "at"),
        Index("message_by_conversation", "channel", "conversation", "at"),
        Index("message_by_author", "author", "at"),
        Index("message_kept_text", "kept", "at"),
    )
    channel: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    author: str
    at: datetime
    conversation: str
    thread: str | None = None
    text: str | None = None
    kept: bool = True
    from_bot: bool = False
    mentions: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    broadcasts: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    files: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    edited_at: datetime | None = None
    deleted: bool = False
    words: int = 0
    reflection: float | None = None
    is_question: bool = False
    answered: bool = False
    confidence: float = 0.0
    refers_live: bool = False
    verdict: str = ""


class Amendment(SQLModel, table=True):
    """The latest edit, or the deletion, of a message not seen yet."""

    __tablename__ = "amendment"
    channel: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    at: datetime
    deleted: bool = False
    text: str | None = None
    mentions: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    broadcasts: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))


class ReactionRow(SQLModel, table=True):
    __tablename__ = "reaction"
    channel: str = Field(primary_key=True)
    message: str = Field(primary_key=True)
    member: str = Field(primary_key=True, index=True)
    emoji: str = Field(primary_key=True)
    at: datetime
    removed: bool = False


class ProposalRow(SQLModel, table=True):
    """A message worth coming back to, until its verdict is reached."""

    __tablename__ = "proposal"
    channel: str = Field(primary_key=True)
    message: str = Field(primary_key=True)
    kind: str
    due: datetime = Field(index=True)
    because: str


class NudgeRow(SQLModel, table=True):
    """The one nudge of a conversation, sent or (in shadow mode) kept back, and what became of it.

    `judged_at` is when its reader said so, None where the verdict is only what was seen.
    """

    __tablename__ = "nudge"
    __table_args__ = (Index("nudge_by_time", "channel", "at"), Index("nudge_by_member", "member", "at"))
    channel: str = Field(primary_key=True)
    conversation: str = Field(primary_key=True)
    message: str
    member: str
    kind: str
    at: datetime
    shadow: bool
    because: str
    confidence: float | None = None
    clause: str | None = None
    source: str | None = None
    protocol_version: int | None = None
    page: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))
    verdict: str = "silent"
    judged_at: datetime | None = None
    opened_at: datetime | None = Field(default=None, index=True)


class OutboxRow(SQLModel, table=True):
    """What is to be sent, written in the transaction that decided it; `key` makes it go out once."""

    __tablename__ = "outbox"
    __table_args__ = (Index("outbox_waiting", "state", "next_try"),)
    key: str = Field(primary_key=True)
    channel: str
    member: str = ""
    action: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: str = "waiting"
    created: datetime
    next_try: datetime
    attempts: int = 0
    sent_at: datetime | None = None
    ref_channel: str | None = None
    ref_id: str | None = None
    because: str = ""


class Claim(SQLModel, table=True):
    """Who does a periodic job for a period; the row's first writer wins, on either engine."""

    __tablename__ = "claim"
    job: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    owner: str
    taken_at: datetime
    lease_until: datetime
    done: bool = False


class ProtocolRow(SQLModel, table=True):
    __tablename__ = "protocol"
    channel: str = Field(primary_key=True)
    version: int = Field(primary_key=True)
    published_at: datetime
    protocol: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class ObligationRow(SQLModel, table=True):
    """An obligation whose clock runs or ran out. `told` holds "stage:member" while it runs."""

    __tablename__ = "obligation"
    __table_args__ = (
        Index("obligation_running", "over", "since"),
        Index("obligation_by_due", "due"),
    )
    key: str = Field(primary_key=True)
    channel: str
    clause: str
    version: int
    awaits: str
    role: str
    subject: str
    what: str
    sentence: str
    since: datetime
    remind_at: datetime
    due: datetime
    companion: str = ""
    told: list[str] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    fate: str = ""
    over: bool = False


class EntryRow(SQLModel, table=True):
    """A line of the logbook; never overwritten."""

    __tablename__ = "entry"
    __table_args__ = (Index("entry_by_kind", "kind", "key", "number"),)
    number: int | None = Field(default=None, primary_key=True)
    kind: str
    key: str
    value: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime
    by: str | None = Field(default=None, index=True)


class TopicRow(SQLModel, table=True):
    """The copy of a forum topic's state that commands and digests look at.

    `read_as` and `read_at`: how it stood, and when, as its posts were measured.
    """

    __tablename__ = "topic"
    id: str = Field(primary_key=True)
    title: str
    url: str
    category: str
    author: str
    opened: datetime = Field(index=True)
    replies: int = 0
    first_reply: datetime | None = None
    first_reply_role: str | None = None
    answered: bool = False
    accepted_answer: str | None = None
    active: datetime | None = None
    read_as: str = ""
    read_at: datetime | None = None


class ForumPostRow(SQLModel, table=True):
    """A forum post as it was measured: no text, and no name. A forgotten author is an empty one."""

    __tablename__ = "forum_post"
    topic: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    author: str = Field(index=True)
    role: str
    at: datetime = Field(index=True)
    opens: bool = False
    words: int = 0
    reflection: float | None = None


class VisitRow(SQLModel, table=True):
    """How the last visits to a source outside went: when it was last read, or since when it cannot be."""

    __tablename__ = "visit"
    source: str = Field(primary_key=True)
    begun: datetime
    last: datetime | None = None
    down_since: datetime | None = None
    because: str = ""
    kept: dict[str, Any] = Field(default_factory=dict, sa_column=Column(JSON, nullable=False))


class DraftRow(SQLModel, table=True):
    """A topic its author agreed to open, until the forum has taken it and its author knows the answer."""

    __tablename__ = "draft"
    key: str = Field(primary_key=True)
    member: str = Field(index=True)
    draft: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: str = "waiting"
    next_try: datetime
    attempts: int = 0
    topic: str | None = Field(default=None, index=True)


class NoteRow(SQLModel, table=True):
    """What an adapter has to remember across restarts: small values by key."""

    __tablename__ = "note"
    key: str = Field(primary_key=True)
    value: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))


class SourceRow(SQLModel, table=True):
    """A file somebody uploaded (or the bot fetched): calendar, attendance, survey …"""

    __tablename__ = "source"
    kind: str = Field(primary_key=True)
    name: str = Field(primary_key=True)
    content: str
    at: datetime


class AcceptedRow(SQLModel, table=True):
    """An answer accepted on the forum, as it stands in the library: public text, without its author."""

    __tablename__ = "accepted"
    topic: str = Field(primary_key=True)
    answer: str
    title: str
    url: str
    text: str
    at: datetime
