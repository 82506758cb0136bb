"""Channels and members: as the platform describes them, as they have set the bot, and their erasure."""

from dataclasses import fields
from datetime import datetime

from sqlalchemy import Connection, RowMapping, Text, cast, delete, select, update

from adapters.ledger import forum_posts, obligations, sources
from adapters.ledger.codec import from_json, to_json
from adapters.ledger.engine import put, table_of
from adapters.ledger.stream import FORGOTTEN
from adapters.ledger.tables import (
    ChannelRow,
    DraftRow,
    EntryRow,
    MemberRow,
    Membership,
    MessageRow,
    NoteRow,
    NudgeRow,
    OutboxRow,
    ProposalRow,
    ReactionRow,
    TopicRow,
)
from core.events import Departed, Described, Joined
from core.message import Channel, ChannelKind, Gone, Member, Role
from core.programme import ChannelSettings
from core.room import Preferences

channels = table_of(ChannelRow)
members = table_of(MemberRow)


def describe(connection: Connection, event: Described) -> None:
    """A channel is now described so, unless a later description is already known."""
    about = event.about
    known = connection.execute(select(channels.c.described_at).where(channels.c.id == about.id)).scalar()
    if known is not None and known > event.at:
        return
    described = {
        "id": about.id,
        "name": about.name,
        "kind": about.kind.value,
        "private": about.private,
        "topic": about.topic,
        "purpose": about.purpose,
        "pins": list(about.pins),
        "creator": about.creator,
        "described_at": event.at,
        "gone": about.gone,
    }
    changing = tuple(name for name in described if name != "id")
    put(connection, ChannelRow, [{**described, "settings": {}}], update=changing)


def depart(connection: Connection, event: Departed) -> bool:
    """The bot is no longer in a channel, unless a later description says it is; true where that is news."""
    here = (
        (channels.c.id == event.channel) & channels.c.gone.is_(None) & (channels.c.described_at <= event.at)
    )
    gone = update(channels).where(here).values(gone=event.why.value, described_at=event.at)
    return connection.execute(gone.returning(channels.c.id)).first() is not None


def channel(connection: Connection, id: str) -> Channel:
    """A channel by id; one that was never described has only its id."""
    row = connection.execute(select(channels).where(channels.c.id == id)).mappings().first()
    return _channel(row) if row else Channel(id)


def all_channels(connection: Connection) -> list[Channel]:
    """The channels the bot is in, by name."""
    here = select(channels).where(channels.c.gone.is_(None)).order_by(channels.c.name)
    return [_channel(row) for row in connection.execute(here).mappings()]


def _channel(row: RowMapping) -> Channel:
    return Channel(
        row["id"], row["name"], ChannelKind(row["kind"]), row["private"], row["topic"], row["purpose"],
        tuple(row["pins"]), row["creator"], Gone(row["gone"]) if row["gone"] else None,
    )  # fmt: skip


def settings(connection: Connection, id: str) -> ChannelSettings:
    """How the bot behaves in a channel; the defaults (shadow mode) where nobody has set anything."""
    stored = connection.execute(select(channels.c.settings).where(channels.c.id == id)).scalar() or {}
    known = {field.name for field in fields(ChannelSettings)}
    return ChannelSettings(**{name: from_json(value) for name, value in stored.items() if name in known})


def set_settings(connection: Connection, id: str, chosen: ChannelSettings, now: datetime) -> None:
    describe(connection, Described(channel(connection, id), now))
    stored = {field.name: to_json(getattr(chosen, field.name)) for field in fields(chosen)}
    connection.execute(update(channels).where(channels.c.id == id).values(settings=stored))


def join(connection: Connection, event: Joined) -> None:
    """A member came or went; their name, role and zone are kept as last known.

    Told again that somebody is there, the ledger keeps since when.
    """
    know(connection, event.member)
    if not event.left and joined(connection, event.channel, event.member.id) is not None:
        return
    row = {"channel": event.channel, "member": event.member.id, "at": event.at, "left": event.left}
    put(connection, Membership, [row], update=("at", "left"))


def joined(connection: Connection, channel: str, member: str) -> datetime | None:
    """Since when somebody is in a channel, as far as the bot could see it; None where they are not."""
    rows = table_of(Membership)
    here = (rows.c.channel == channel) & (rows.c.member == member) & ~rows.c.left
    since: datetime | None = connection.execute(select(rows.c.at).where(here)).scalar()
    return since


def know(connection: Connection, member: Member) -> None:
    """Keep a member's role, and their name and time zone where they are known."""
    row = {"id": member.id, "name": member.name, "role": member.role.value, "timezone": member.timezone}
    unset = {"opted_out": False, "snoozed_until": None}
    put(
        connection,
        MemberRow,
        [{**row, **unset}],
        update=tuple(name for name in ("role", "name", "timezone") if row[name]),
    )


def member(connection: Connection, id: str) -> Member:
    """A member by id; one the platform has not described is a learner with no known zone."""
    row = connection.execute(select(members).where(members.c.id == id)).first()
    return Member(row.id, row.name, Role(row.role), row.timezone) if row else Member(id)


def all_members(connection: Connection) -> list[Member]:
    rows = connection.execute(select(members).order_by(members.c.id))
    return [Member(row.id, row.name, Role(row.role), row.timezone) for row in rows]


def preferences(connection: Connection, id: str) -> Preferences:
    row = connection.execute(select(members).where(members.c.id == id)).first()
    return Preferences(row.opted_out, row.snoozed_until) if row else Preferences()


def set_preferences(connection: Connection, id: str, chosen: Preferences) -> None:
    row = {"id": id, "name": "", "role": Role.LEARNER.value, "timezone": None}
    wanted = {"opted_out": chosen.opted_out, "snoozed_until": chosen.snoozed_until}
    put(connection, MemberRow, [{**row, **wanted}], update=("opted_out", "snoozed_until"))


def forget(connection: Connection, id: str) -> None:
    """Erase a person: messages and readings, reactions, nudges, drafts, logbook lines, rows of uploaded lists, profile, where to reach them.

    Their opt-out stays, because it is how they are left in peace; so does an empty tombstone of each
    message's address, so that a redelivery does not bring it back.
    """
    messages = table_of(MessageRow)
    mine = select(messages.c.id).where(messages.c.author == id, messages.c.channel == ProposalRow.channel)
    proposals = table_of(ProposalRow)
    connection.execute(delete(proposals).where(proposals.c.message.in_(mine)))
    connection.execute(
        update(messages).where(messages.c.author == id).values(**FORGOTTEN, author="forgotten")
    )
    forum_posts.forget(connection, id)
    topics, notes = table_of(TopicRow), table_of(NoteRow)
    connection.execute(update(topics).where(topics.c.author == id).values(author=""))
    named = cast(notes.c.value, Text).contains(f'"{id}"', autoescape=True)
    connection.execute(delete(notes).where(notes.c.key.endswith(f":{id}", autoescape=True) | named))
    for model, column in ((ReactionRow, "member"), (NudgeRow, "member"), (OutboxRow, "member"),
                          (DraftRow, "member"), (EntryRow, "by"), (Membership, "member")):  # fmt: skip
        table = table_of(model)
        connection.execute(delete(table).where(table.c[column] == id))
    obligations.unname(connection, id)
    sources.forget(connection, id, member(connection, id).name)
    erased = {"name": "", "timezone": None, "snoozed_until": None}
    connection.execute(update(members).where(members.c.id == id).values(**erased))
    connection.execute(delete(members).where(members.c.id == id, ~members.c.opted_out))
