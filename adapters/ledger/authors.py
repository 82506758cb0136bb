"""What an author has said lately, here and elsewhere: few rows by index, however much they have said before."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, exists, select

from adapters.ledger.engine import table_of
from adapters.ledger.stream import as_message
from adapters.ledger.tables import ChannelRow, MessageRow
from core.message import Channel, Message

messages = table_of(MessageRow)
channels = table_of(ChannelRow)
# A copy that is older than that is none any more.
_LATELY, _MOST = timedelta(days=2), 20


def elsewhere(connection: Connection, message: Message) -> tuple[tuple[Channel, Message], ...]:
    """What the author has opened in other public channels within two days before, latest first, with where."""
    lately = messages.c.at.between(message.at - _LATELY, message.at)
    others = (messages.c.channel != message.ref.channel) & ~messages.c.deleted & messages.c.thread.is_(None)
    wanted = (
        select(messages, channels.c.name.label("place"))
        .join(channels, (channels.c.id == messages.c.channel) & ~channels.c.private)
        .where(messages.c.author == message.author, lately, others)
        .order_by(messages.c.at.desc())
        .limit(_MOST)
    )
    rows = connection.execute(wanted).mappings()
    return tuple((Channel(row["channel"], row["place"]), as_message(row)) for row in rows)


def has_spoken(
    connection: Connection, author: str, places: tuple[str, ...], since: datetime, before: datetime
) -> bool:  # fmt: skip
    """Has somebody said anything in one of these channels between two moments?"""
    mine = (messages.c.author == author) & (messages.c.at >= since) & (messages.c.at < before)
    found = connection.execute(select(exists().where(mine, messages.c.channel.in_(places))))
    return bool(found.scalar())
