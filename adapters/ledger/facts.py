"""A period's talk from the ledger's rows, without its text, for the pathways and the digest."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection, select

from adapters.ledger.engine import table_of
from adapters.ledger.tables import MessageRow
from core.facts import Talk
from core.message import Member, Role

messages = table_of(MessageRow)
_COLUMNS = [
    messages.c[name]
    for name in (
        "channel",
        "id",
        "author",
        "at",
        "conversation",
        "words",
        "reflection",
        "is_question",
        "answered",
        "refers_live",
    )
]
# Beside threads, the next few messages by others within this time are taken as replies.
_SOON, _NEXT_FEW = timedelta(hours=1), 3


def talk(
    connection: Connection, since: datetime, until: datetime, members: Mapping[str, Member]
) -> tuple[Talk, ...]:
    """What people said in a period, oldest first, each with how long its first reply took."""
    said = (messages.c.at >= since) & (messages.c.at < until) & ~messages.c.deleted & ~messages.c.from_bot
    rows = connection.execute(select(*_COLUMNS).where(said).order_by(messages.c.at)).all()
    found = [
        Talk(r.channel, r.id, r.author, _role(members, r.author), r.at, r.conversation, r.words, r.reflection,
             r.is_question, r.answered, refers_live=r.refers_live)
        for r in rows
    ]  # fmt: skip
    by_channel: dict[str, list[Talk]] = defaultdict(list)
    for one in found:
        by_channel[one.channel].append(one)
    replied = [reply for channel in by_channel.values() for reply in _with_replies(channel)]
    return tuple(sorted(replied, key=lambda t: (t.at, t.id)))


def _at(talk: Talk) -> datetime:
    return talk.at


def _role(members: Mapping[str, Member], id: str) -> Role:
    member = members.get(id)
    return member.role if member else Role.LEARNER


def _with_replies(channel: Sequence[Talk]) -> list[Talk]:
    threads: dict[str, list[Talk]] = defaultdict(list)
    for one in channel:
        threads[one.conversation].append(one)
    return [_with_reply(one, threads[one.id], channel, index) if one.opens else one
            for index, one in enumerate(channel)]  # fmt: skip


def _with_reply(one: Talk, thread: Sequence[Talk], channel: Sequence[Talk], index: int) -> Talk:
    inside = next((t for t in thread if t.author != one.author and t.at > one.at), None)
    beside = channel[index + 1 : index + 1 + 2 * _NEXT_FEW]
    near = [t for t in beside if t.author != one.author and t.opens and t.at - one.at <= _SOON][:_NEXT_FEW]
    # In a busy channel the next message is often about something else: a thread says what belongs together.
    reply = inside or min(near, key=_at, default=None)
    if reply is None:
        return one
    return Talk(
        one.channel, one.id, one.author, one.role, one.at, one.conversation, one.words, one.reflection,
        one.is_question, one.answered_in_docs, reply.at - one.at, reply.role, refers_live=one.refers_live,
    )  # fmt: skip
