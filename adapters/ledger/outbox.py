"""What is to be sent. A row is written in the transaction that decided it, and leaves once."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Connection, select, update

from adapters.ledger.codec import from_json, to_json
from adapters.ledger.engine import put_new, table_of
from adapters.ledger.tables import OutboxRow
from core.actions import Action, DirectMessage, Nudge, Post, Revise
from core.message import MessageRef

outbox = table_of(OutboxRow)

# While one replica is sending a row, the others leave it alone for so long.
LEASE = timedelta(minutes=2)


@dataclass(frozen=True, slots=True)
class Waiting:
    """An action to deliver now, decided at `created`; any of the `attempts` before may have got through."""

    action: Action
    attempts: int
    created: datetime


def enqueue(connection: Connection, action: Action, now: datetime) -> bool:
    """Send an action once, from a moment on; false where its key has been used before."""
    row = {
        "key": action.key,
        "channel": action.channel,
        "member": _member(action),
        "action": to_json(action),
        "state": "waiting",
        "created": now,
        "next_try": now,
        "attempts": 0,
        "sent_at": None,
        "ref_channel": None,
        "ref_id": None,
        "because": "",
    }
    return put_new(connection, OutboxRow, row)


def _member(action: Action) -> str:
    """Whom it goes to, or whose words it repeats: what is erased with them."""
    match action:
        case Nudge(to=member) | DirectMessage(to=member) | Post(by=member):
            return member
        case Revise():
            return ""


def take(connection: Connection, now: datetime, limit: int = 20) -> list[Waiting]:
    """Lease the actions that are due; one that is not marked in time comes up again."""
    wanted = select(outbox).where(outbox.c.state == "waiting", outbox.c.next_try <= now)
    ordered = wanted.order_by(outbox.c.next_try, outbox.c.created).limit(limit)
    rows = connection.execute(ordered.with_for_update(skip_locked=True)).mappings().all()
    keys = [row["key"] for row in rows]
    leased = update(outbox).where(outbox.c.key.in_(keys))
    connection.execute(leased.values(attempts=outbox.c.attempts + 1, next_try=now + LEASE))
    return [Waiting(from_json(row["action"]), row["attempts"], row["created"]) for row in rows]


def sent(connection: Connection, key: str, ref: MessageRef | None, now: datetime) -> None:
    """It went out; `ref` is where it stands."""
    where = {"ref_channel": ref.channel, "ref_id": ref.id} if ref else {}
    connection.execute(update(outbox).where(outbox.c.key == key).values(state="sent", sent_at=now, **where))


def expire(connection: Connection, before: datetime) -> None:
    """Empty what was sent before a moment; that it was sent stays known, so that it never goes out again."""
    old = (outbox.c.state != "waiting") & (outbox.c.created < before)
    connection.execute(update(outbox).where(old).values(action={}))


def postpone(connection: Connection, key: str, until: datetime, because: str) -> None:
    connection.execute(update(outbox).where(outbox.c.key == key).values(next_try=until, because=because))


def give_up(connection: Connection, key: str, because: str) -> None:
    connection.execute(update(outbox).where(outbox.c.key == key).values(state="failed", because=because))
