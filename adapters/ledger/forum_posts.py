"""What is said on the forum, as it was measured: a row a post, without its text or its author's name.

A topic is read whole, and its rows follow what it says now: an edit changes a row, a post taken back has none.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, Row, delete, func, select, update

from adapters.ledger.digests import Digests
from adapters.ledger.engine import put, table_of
from adapters.ledger.tables import DraftRow, ForumPostRow, TopicRow
from core.discourse.posts import FORUM, with_first_replies
from core.facts import Talk
from core.message import Role, Venue

posts = table_of(ForumPostRow)
topics = table_of(TopicRow)
drafts = table_of(DraftRow)
# Lists do not show that a post was edited or taken back, so a topic is read again after so long.
_ANEW = timedelta(days=1)
_LATELY = timedelta(hours=1)
_FORGOTTEN = "forgotten"


def to_read(connection: Connection, since: datetime, now: datetime, most: int) -> list[str]:
    """The topics to read now: those that stand differently than when they were read, then those read long ago.

    An accepted answer joins the library first; what was read (or refused) lately comes last.
    """
    live = select(topics).where(topics.c.active >= since).order_by(topics.c.read_at.nulls_first())
    found = connection.execute(live).all()
    due = [row for row in found if row.read_as != _standing(row) or row.read_at < now - _ANEW]
    due.sort(
        key=lambda row: (
            row.read_at is not None and row.read_at > now - _LATELY,
            row.read_as == _standing(row),
            row.accepted_answer is None,
        )
    )
    return [row.id for row in due[:most]]


def _standing(topic: Row[Any]) -> str:
    """How a topic stands, in a word that changes with it."""
    return f"{topic.active and topic.active.timestamp()} {topic.replies} {topic.accepted_answer}"


def keep(connection: Connection, topic: str, said: Sequence[Talk], now: datetime) -> None:
    """Keep a topic's posts as they are now; one without any is gone, and so is all that was kept of it."""
    mine = posts.c.topic == topic
    connection.execute(delete(posts).where(mine, posts.c.id.not_in([post.id for post in said])))
    if not said:
        connection.execute(delete(topics).where(topics.c.id == topic))
        return
    asker = connection.execute(select(drafts.c.member).where(drafts.c.topic == topic)).scalar()
    if asker:
        # The bot's account has opened it for them.
        said = [replace(p, author=asker, role=Role.LEARNER) if p.opens else p for p in said]
    left_alone = set(
        connection.execute(select(posts.c.id).where(mine, posts.c.author == _FORGOTTEN)).scalars()
    )
    named = Digests(connection)
    rows = [_row(post, named) for post in said if post.id not in left_alone]
    put(connection, ForumPostRow, rows, update=("author", "role", "at", "words", "reflection"))
    _note(connection, topic, said, now)


def _row(post: Talk, named: Digests) -> dict[str, object]:
    return {
        "topic": post.conversation, "id": post.id, "author": named.of(post.author), "role": post.role.value,
        "at": post.at, "opens": post.opens, "words": post.words, "reflection": post.reflection,
    }  # fmt: skip


def _note(connection: Connection, topic: str, said: Sequence[Talk], now: datetime) -> None:
    """The topic has been read; its posts also tell who replied first, which some forums' lists do not."""
    mine = topics.c.id == topic
    row = connection.execute(select(topics).where(mine)).one()
    opening = next((post for post in with_first_replies(said) if post.opens), None)
    known: dict[str, object] = {"first_reply": None, "first_reply_role": None}
    if opening and opening.waited is not None and opening.replied_by:
        known = {"first_reply": opening.at + opening.waited, "first_reply_role": opening.replied_by.value}
    connection.execute(update(topics).where(mine).values(read_as=_standing(row), read_at=now, **known))


def later(connection: Connection, topic: str, now: datetime) -> None:
    """The topic is refused; others come first."""
    connection.execute(update(topics).where(topics.c.id == topic).values(read_at=now))


def unread(connection: Connection) -> int:
    """How many topics nobody has tried to read yet."""
    return connection.execute(select(func.count()).where(topics.c.read_at.is_(None))).scalar_one()


def talk(connection: Connection, since: datetime, until: datetime) -> tuple[Talk, ...]:
    """What was said on the forum in a period, oldest first, with the first replies given within it."""
    wanted = select(posts).where(posts.c.at >= since, posts.c.at < until, posts.c.author != _FORGOTTEN)
    return with_first_replies(map(_talk, connection.execute(wanted)))


def _talk(row: Row[Any]) -> Talk:
    return Talk(
        FORUM, row.id, row.author, Role(row.role), row.at, row.topic, row.words, row.reflection,
        is_question=row.opens, venue=Venue.FORUM,
    )  # fmt: skip


def answered_by(connection: Connection, topic: str, role: Role) -> tuple[datetime | None, bool]:
    """When somebody of a role first replied in a topic, None where nobody has; and whether that is sure,
    because the topic has been read as it stands."""
    row = connection.execute(select(topics).where(topics.c.id == topic)).first()
    said = connection.execute(select(posts).where(posts.c.topic == topic).order_by(posts.c.at)).all()
    opener = next((post.author for post in said if post.opens), None)
    first = next((p.at for p in said if p.role == role.value and p.author != opener), None)
    return first, row is not None and row.read_as == _standing(row)


def opened_by(connection: Connection, topic: str) -> Role | None:
    """The role of who opened a topic, None where it has not been read yet."""
    opening = select(posts.c.role).where(posts.c.topic == topic, posts.c.opens)
    role = connection.execute(opening).scalar()
    return Role(role) if role else None


def forget(connection: Connection, author: str) -> None:
    """Erase what somebody said; an empty row stays, so that reading the topic again does not bring it back."""
    mine = update(posts).where(posts.c.author == Digests(connection).of(author))
    connection.execute(mine.values(author=_FORGOTTEN, words=0, reflection=None))
