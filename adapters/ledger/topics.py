"""Topics people agreed to open, and the copy of the forum's state that commands look at."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Row, delete, select, update

from adapters.ledger import visits
from adapters.ledger.codec import from_json, to_json
from adapters.ledger.engine import put, put_new, table_of
from adapters.ledger.tables import AcceptedRow, DraftRow, TopicRow
from core.answers import Origin, Section
from core.answers.terms import terms
from core.forum import Category, Draft, Proposed, Topic
from core.message import Role
from core.visit import FORUM

topics = table_of(TopicRow)
drafts = table_of(DraftRow)
answers = table_of(AcceptedRow)
# A topic shares so much of a question's terms before it is named as perhaps the same.
_ALIKE = 0.5
_LOOKED_AT = 500
# Longer than a forum is waited for.
LEASE = timedelta(minutes=5)
_FIELDS = tuple(field.name for field in fields(Topic))
_FIRST_REPLY = ("first_reply", "first_reply_role")
_LISTED = tuple(name for name in _FIELDS if name not in ("id", *_FIRST_REPLY))


def propose(connection: Connection, draft: Draft, now: datetime) -> None:
    """Open this topic. What was sent under its key before is replaced while it waits, and stands once it is opened."""
    row = {
        "key": draft.key, "member": draft.author, "draft": to_json(draft), "state": "waiting", "next_try": now,
        "attempts": 0, "topic": None,
    }  # fmt: skip
    if not put_new(connection, DraftRow, row):
        waits = (
            (drafts.c.key == draft.key) & (drafts.c.state == "waiting") & (drafts.c.member == draft.author)
        )
        connection.execute(update(drafts).where(waits).values(draft=row["draft"], next_try=now))


def any_due(connection: Connection, now: datetime) -> bool:
    """Is a topic to be opened now?"""
    return connection.execute(select(drafts.c.key).where(_due(now)).limit(1)).first() is not None


def take(connection: Connection, now: datetime) -> list[tuple[Draft, int]]:
    """The topics to open now with how often that was tried, the oldest first; nobody else opens them meanwhile.

    Where this process dies before it has opened one, it is tried again after the lease.
    """
    due = select(drafts).where(_due(now)).order_by(drafts.c.next_try).with_for_update(skip_locked=True)
    found = connection.execute(due).all()
    mine = drafts.c.key.in_([row.key for row in found])
    connection.execute(update(drafts).where(mine).values(next_try=now + LEASE))
    return [(from_json(row.draft), row.attempts) for row in found]


def _due(now: datetime) -> ColumnElement[bool]:
    return (drafts.c.state == "waiting") & (drafts.c.next_try <= now)


def opened(connection: Connection, draft: Draft, topic: Topic) -> None:
    """The forum has taken it."""
    mine = drafts.c.key == draft.key
    connection.execute(update(drafts).where(mine).values(state="opened", topic=topic.id))
    keep(connection, [topic])


def later(connection: Connection, draft: Draft, until: datetime) -> None:
    """The forum could not take it; try again at a later moment."""
    again = {"next_try": until, "attempts": drafts.c.attempts + 1}
    connection.execute(update(drafts).where(drafts.c.key == draft.key).values(**again))


def to_be_told(connection: Connection) -> list[tuple[Draft, Topic]]:
    """Topics that have been answered and whose authors have not been told."""
    wanted = select(drafts.c.draft, topics).join(topics, topics.c.id == drafts.c.topic)
    rows = connection.execute(wanted.where(drafts.c.state == "opened", topics.c.answered)).mappings()
    return [(from_json(row["draft"]), _topic(row)) for row in rows]


def told(connection: Connection, draft: Draft) -> None:
    """Its author knows that it is answered."""
    connection.execute(update(drafts).where(drafts.c.key == draft.key).values(state="told"))


def accept(connection: Connection, topic: str, text: str, at: datetime) -> None:
    """Keep a topic's accepted answer for the library, in place of one accepted earlier."""
    row = connection.execute(select(topics).where(topics.c.id == topic)).one()
    kept = {
        "topic": topic, "answer": row.accepted_answer or "", "title": row.title, "url": row.url, "text": text, "at": at
    }  # fmt: skip
    put(connection, AcceptedRow, [kept], update=("answer", "title", "url", "text", "at"))


def accepted(connection: Connection) -> list[Section]:
    """The accepted answers as they stand in the library."""
    return [_section(row) for row in connection.execute(select(answers).order_by("at"))]


def take_back(connection: Connection, found: Sequence[str]) -> None:
    """The answers of these topics are not accepted any more, so they are never cited again."""
    connection.execute(delete(answers).where(answers.c.topic.in_(found)))


def _section(row: Row[Any]) -> Section:
    return Section(
        f"forum/{row.topic}", row.title, row.text, url=row.url, updated=row.at.date(), origin=Origin.FORUM
    )


def keep(connection: Connection, found: Sequence[Topic]) -> None:
    """Keep topics as lists now show them; where a list does not tell who replied first, that stays as it is known."""
    told = [topic for topic in found if topic.first_reply]
    put(connection, TopicRow, [_row(topic) for topic in found if not topic.first_reply], update=_LISTED)
    put(connection, TopicRow, [_row(topic) for topic in told], update=(*_LISTED, *_FIRST_REPLY))


def _row(topic: Topic) -> dict[str, object]:
    role = topic.first_reply_role and topic.first_reply_role.value
    listed = {name: getattr(topic, name) for name in _FIELDS}
    return {**listed, "first_reply_role": role, "read_as": "", "read_at": None}


class LedgerForum:
    """core's Forum: the copy in the ledger, never the network."""

    def __init__(self, connection: Connection, now: datetime) -> None:
        self._connection = connection
        self._now = now

    def categories(self) -> Sequence[Category]:
        listed = visits.kept(self._connection, FORUM).get("categories", ())
        return [Category(**one) for one in listed]

    def proposed(self, key: str) -> Proposed | None:
        sent = self._connection.execute(select(drafts).where(drafts.c.key == key)).first()
        if sent is None:
            return None
        there = self._connection.execute(select(topics).where(topics.c.id == sent.topic)).mappings().first()
        return Proposed(from_json(sent.draft), _topic(there) if there else None)

    def topics(self, since: datetime) -> Sequence[Topic]:
        wanted = select(topics).where(topics.c.opened >= since).order_by(topics.c.opened)
        return [_topic(row) for row in self._connection.execute(wanted).mappings()]

    def search(self, question: str, limit: int = 3) -> Sequence[Topic]:
        """Topics of the last half year whose titles share terms with the question, best first."""
        asked = set(terms(question))
        recent = self.topics(self._now - timedelta(days=183))[-_LOOKED_AT:]
        shared = [(len(asked & (found := set(terms(t.title)))) / max(len(found), 1), t) for t in recent]
        alike = sorted((pair for pair in shared if pair[0] >= _ALIKE), key=lambda pair: -pair[0])
        return [topic for _, topic in alike[:limit]]


def _topic(row: Mapping[Any, Any]) -> Topic:
    role = Role(row["first_reply_role"]) if row["first_reply_role"] else None
    return Topic(**{**{name: row[name] for name in _FIELDS}, "first_reply_role": role})
