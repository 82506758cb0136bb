"""Claims on periodic work, published protocols, and the logbook of what people said about the programme."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, delete, select, update

from adapters.ledger.codec import from_json, to_json
from adapters.ledger.engine import put, put_new, table_of
from adapters.ledger.tables import Claim, EntryRow, ProtocolRow
from core.logbook import Entry
from core.protocols import ChannelProtocol

claims = table_of(Claim)
protocols = table_of(ProtocolRow)
entries = table_of(EntryRow)


def claim(connection: Connection, job: str, period: str, owner: str, now: datetime, lease: timedelta) -> bool:
    """Take a period of a job: true for one owner only, or for the next when a lease ran out undone."""
    row = {
        "job": job,
        "period": period,
        "owner": owner,
        "taken_at": now,
        "lease_until": now + lease,
        "done": False,
    }
    if put_new(connection, Claim, row):
        return True
    mine = (claims.c.job == job) & (claims.c.period == period)
    lapsed = update(claims).where(mine, ~claims.c.done, claims.c.lease_until < now)
    return connection.execute(lapsed.values(owner=owner, taken_at=now, lease_until=now + lease)).rowcount == 1


def complete(connection: Connection, job: str, period: str) -> None:
    """The period's work is done for good."""
    connection.execute(update(claims).where(claims.c.job == job, claims.c.period == period).values(done=True))


def is_done(connection: Connection, job: str, period: str) -> bool:
    """Has a period's work been completed, by whomever?"""
    wanted = select(claims.c.done).where(claims.c.job == job, claims.c.period == period)
    return bool(connection.execute(wanted).scalar())


def publish(connection: Connection, channel: str, protocol: ChannelProtocol, now: datetime) -> int:
    """Put a protocol in force and return its version number; earlier versions are kept."""
    last = connection.execute(
        select(protocols.c.version)
        .where(protocols.c.channel == channel)
        .order_by(protocols.c.version.desc())
        .limit(1)
    ).scalar()
    version = (last or 0) + 1
    row = {"channel": channel, "version": version, "published_at": now, "protocol": to_json(protocol)}
    put(connection, ProtocolRow, [row])
    return version


def history(connection: Connection, channel: str, limit: int = 20) -> list[ChannelProtocol]:
    """The channel's protocols, newest first."""
    wanted = select(protocols.c.protocol).where(protocols.c.channel == channel)
    rows = connection.execute(wanted.order_by(protocols.c.version.desc()).limit(limit))
    return [from_json(row.protocol) for row in rows]


def record(connection: Connection, entry: Entry) -> None:
    """Add a line to the logbook."""
    row = {
        "kind": entry.kind,
        "key": entry.key,
        "value": to_json(entry.value),
        "at": entry.at,
        "by": entry.by,
    }
    connection.execute(entries.insert(), [row])


def expire(connection: Connection, kind: str, before: datetime) -> None:
    """Delete the lines of a kind that are older than a moment."""
    connection.execute(delete(entries).where(entries.c.kind == kind, entries.c.at < before))


def lines(connection: Connection, kind: str, key: str | None = None, limit: int = 1000) -> list[Entry]:
    """The logbook's latest lines of a kind (and key), oldest first."""
    wanted = select(entries).where(entries.c.kind == kind).order_by(entries.c.number.desc()).limit(limit)
    if key is not None:
        wanted = wanted.where(entries.c.key == key)
    rows = connection.execute(wanted).all()
    return [Entry(row.kind, row.key, from_json(row.value), row.at, row.by) for row in reversed(rows)]
