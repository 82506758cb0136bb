"""Obligations in the ledger: running, met, fallen due. A row that is over names no person."""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import Connection, RowMapping, String, cast, delete, select, update

from adapters.ledger.engine import put_new, table_of
from adapters.ledger.stream import as_message
from adapters.ledger.tables import MessageRow, ObligationRow
from core.facts import Fate, Obligation
from core.message import Message, Role
from core.protocols.obligations import Awaits, Owed

obligations = table_of(ObligationRow)
messages = table_of(MessageRow)
MOST = 500
_FIELDS = tuple(Owed.__dataclass_fields__)


def start(connection: Connection, owed: Owed) -> bool:
    """Start a clock; false where it has been started before."""
    row = {name: getattr(owed, name) for name in _FIELDS}
    row |= {"awaits": owed.awaits.value, "role": owed.role.value, "told": [], "fate": "", "over": False}
    return put_new(connection, ObligationRow, row)


def running(connection: Connection, now: datetime) -> list[tuple[Owed, frozenset[str]]]:
    """The obligations that are not over and worth a look by now, each with whom was told at which stage."""
    looked_at = ~obligations.c.over & (obligations.c.since <= now)
    # Locked, so that two replicas do not both remind of the same.
    wanted = select(obligations).where(looked_at).order_by(obligations.c.due).with_for_update()
    return [(_owed(row), frozenset(row["told"])) for row in connection.execute(wanted).mappings()]


def _owed(row: RowMapping) -> Owed:
    given = {name: row[name] for name in _FIELDS}
    return Owed(**given | {"awaits": Awaits(row["awaits"]), "role": Role(row["role"])})


def mark(connection: Connection, key: str, told: frozenset[str], fate: Fate | None, *, over: bool) -> None:
    """What became of an obligation; once it is over nobody's name stays with it."""
    row = {"told": [] if over else sorted(told), "fate": fate.value if fate else "", "over": over}
    connection.execute(update(obligations).where(obligations.c.key == key).values(**row))


def unname(connection: Connection, member: str) -> None:
    """Forget that somebody was reminded."""
    for owed in connection.execute(select(obligations.c.key, obligations.c.told).where(~obligations.c.over)):
        left = [said for said in owed.told if said.partition(":")[2] != member]
        if left != owed.told:
            mine = obligations.c.key == owed.key
            connection.execute(update(obligations).where(mine).values(told=left))


def cancel(connection: Connection, key: str) -> None:
    """It is not owed any more: its question was taken back, or its clause is no longer in force."""
    connection.execute(delete(obligations).where(obligations.c.key == key))


def fulfil(connection: Connection, key: str, now: datetime) -> bool:
    """Somebody of the role says that it is done; false where it is over already."""
    mine = (obligations.c.key == key) & ~obligations.c.over
    due = connection.execute(select(obligations.c.due).where(mine)).scalar()
    if due is not None:
        mark(connection, key, frozenset(), Fate.KEPT if now <= due else Fate.BROKEN, over=True)
    return due is not None


def fallen_due(connection: Connection, since: datetime, until: datetime) -> tuple[Obligation, ...]:
    """The obligations that fell due in a period and have a fate, by role."""
    wanted = (obligations.c.due >= since) & (obligations.c.due < until) & (obligations.c.fate != "")
    counted = wanted & (obligations.c.awaits != Awaits.ANYONE.value)
    rows = connection.execute(select(obligations).where(counted).order_by(obligations.c.due))
    return tuple(
        Obligation(r.clause, Role(r.role), r.due, Fate(r.fate), r.channel, r.awaits == Awaits.ARTEFACT.value)
        for r in rows
    )


def questions(connection: Connection, channel: str, since: datetime) -> Iterator[Message]:
    """The questions that opened a conversation since a moment, oldest first."""
    asked = (messages.c.channel == channel) & (messages.c.at >= since) & messages.c.is_question
    rows = connection.execute(
        select(messages).where(asked, ~messages.c.deleted, ~messages.c.from_bot).order_by(messages.c.at)
    )
    return (as_message(row) for row in rows.mappings())


def naming(connection: Connection, word: str, since: datetime, until: datetime) -> list[Message]:
    """What was said in any channel between two moments that holds a word or a file, oldest first, at most `MOST`."""
    lately = messages.c.at.between(since, until) & ~messages.c.deleted
    holds = messages.c.text.icontains(word, autoescape=True) | (cast(messages.c.files, String) != "[]")
    rows = connection.execute(select(messages).where(lately, holds).order_by(messages.c.at).limit(MOST))
    return [as_message(row) for row in rows.mappings()]


def said_between(connection: Connection, channel: str, since: datetime, until: datetime) -> list[Message]:
    """What was said in a channel between two moments, oldest first, at most `MOST` messages."""
    wanted = (messages.c.channel == channel) & (messages.c.at >= since) & (messages.c.at <= until)
    rows = connection.execute(
        select(messages).where(wanted, ~messages.c.deleted).order_by(messages.c.at).limit(MOST)
    )
    return [as_message(row) for row in rows.mappings()]
