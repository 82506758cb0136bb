"""What is worth coming back to, what was said, and what became of it."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlalchemy import Connection, RowMapping, bindparam, delete, exists, func, or_, select, update

from adapters.ledger.codec import from_json, to_json
from adapters.ledger.engine import put, put_new, table_of
from adapters.ledger.tables import MessageRow, NudgeRow, ProposalRow
from core.decide import Kind, Later, Speak
from core.message import Message, MessageRef
from core.nudge_record import NudgeRecord
from core.reply.pages import Page
from core.room import Said
from core.verdict import Verdict

proposals = table_of(ProposalRow)
nudges = table_of(NudgeRow)
messages = table_of(MessageRow)
# So many are listened to.
_POINTERS = 1_000


def propose(connection: Connection, found: Mapping[MessageRef, Later]) -> None:
    """Come back to messages when they are due; a message has one proposal at a time."""
    rows = [
        {
            "channel": ref.channel,
            "message": ref.id,
            "kind": later.kind.value,
            "due": later.due,
            "because": later.because,
        }
        for ref, later in found.items()
    ]
    put(connection, ProposalRow, rows, update=("kind", "due", "because"))


def due(connection: Connection, now: datetime) -> list[tuple[datetime, MessageRef, Kind]]:
    """What is to be come back to by now and since when, longest due first."""
    wanted = select(proposals).where(proposals.c.due <= now).order_by(proposals.c.due)
    return [
        (row.due, MessageRef(row.channel, row.message), Kind(row.kind)) for row in connection.execute(wanted)
    ]


def next_due(connection: Connection) -> datetime | None:
    """When the next proposal falls due; None where there is none."""
    first: datetime | None = connection.execute(select(func.min(proposals.c.due))).scalar()
    return first


def waiting(connection: Connection, ref: MessageRef) -> tuple[datetime, str] | None:
    """Until when a message waits to be come back to, and why; None where it does not."""
    mine = (proposals.c.channel == ref.channel) & (proposals.c.message == ref.id)
    found = connection.execute(select(proposals.c.due, proposals.c.because).where(mine)).first()
    return (found.due, found.because) if found else None


def settle(connection: Connection, refs: Collection[MessageRef]) -> None:
    """These proposals have had their verdict."""
    mine = (proposals.c.channel == bindparam("of")) & (proposals.c.message == bindparam("about"))
    if refs:
        connection.execute(delete(proposals).where(mine), [{"of": r.channel, "about": r.id} for r in refs])


def leave(connection: Connection, channel: str) -> None:
    """Come back to nothing in a channel any more."""
    connection.execute(delete(proposals).where(proposals.c.channel == channel))


def spoke(connection: Connection, speak: Speak, message: Message, now: datetime) -> bool:
    """Record a conversation's one nudge; false where it has had one already."""
    row = {
        "channel": message.ref.channel,
        "conversation": message.conversation.id,
        "message": message.ref.id,
        "member": message.author,
        "kind": speak.kind.value,
        "at": now,
        "shadow": speak.shadow,
        "because": speak.because,
        "confidence": speak.confidence,
        "clause": speak.clause,
        "source": speak.source,
        "protocol_version": speak.protocol_version,
        "page": to_json(speak.nudge.page),
        "verdict": Verdict.SILENT.value,
        "judged_at": None,
        "opened_at": None,
    }
    return put_new(connection, NudgeRow, row)


def judge(connection: Connection, about: MessageRef, verdict: Verdict, now: datetime) -> bool:
    """What a member said to a nudge; true the first time, so that counts move once."""
    mine = (nudges.c.channel == about.channel) & (nudges.c.message == about.id)
    change = (
        update(nudges).where(mine, nudges.c.judged_at.is_(None)).values(verdict=verdict.value, judged_at=now)
    )
    return connection.execute(change).rowcount == 1


def opened(connection: Connection, about: MessageRef, now: datetime) -> None:
    """Its page was opened; the first time counts."""
    mine = (nudges.c.channel == about.channel) & (nudges.c.message == about.id)
    connection.execute(update(nudges).where(mine, nudges.c.opened_at.is_(None)).values(opened_at=now))


def helped_unsaid(connection: Connection, since: datetime, until: datetime) -> None:
    """Where a page was opened in a period and its reader has asked nothing more anywhere, nor written in that
    conversation, the nudge has helped, unless they say otherwise."""
    theirs = messages.c.author == nudges.c.member
    here = (messages.c.channel == nudges.c.channel) & (messages.c.conversation == nudges.c.conversation)
    again = theirs & (messages.c.at > nudges.c.opened_at) & (messages.c.is_question | here)
    in_time = (nudges.c.opened_at >= since) & (nudges.c.opened_at < until)
    silent = nudges.c.judged_at.is_(None) & (nudges.c.verdict == Verdict.SILENT.value)
    change = update(nudges).where(in_time, silent, ~exists().where(again))
    connection.execute(change.values(verdict=Verdict.HELPED.value))


def said(connection: Connection, channel: str, author: str, since: datetime) -> tuple[Said, ...]:
    """The bot's nudges since a moment in a channel or to a person anywhere, oldest first."""
    here = or_(nudges.c.channel == channel, nudges.c.member == author)
    rows = connection.execute(select(nudges).where(here, nudges.c.at >= since).order_by(nudges.c.at))
    return tuple(
        Said(row.member, MessageRef(row.channel, row.conversation), row.at, row.clause) for row in rows
    )


def of_conversation(connection: Connection, ref: MessageRef) -> tuple[Said, ...]:
    """The nudge a conversation has had, whenever that was."""
    mine = (nudges.c.channel == ref.channel) & (nudges.c.conversation == ref.id)
    return tuple(Said(row.member, ref, row.at) for row in connection.execute(select(nudges).where(mine)))


def since(connection: Connection, moment: datetime, channel: str | None = None) -> list[NudgeRecord]:
    """Nudges since a moment, oldest first."""
    wanted = select(nudges).where(nudges.c.at >= moment).order_by(nudges.c.at, nudges.c.conversation)
    if channel is not None:
        wanted = wanted.where(nudges.c.channel == channel)
    return [_record(row) for row in connection.execute(wanted).mappings()]


def pointers(connection: Connection, channel: str) -> list[NudgeRecord]:
    """The latest pointers to the protocol of a channel that their readers have said something to."""
    judged = (nudges.c.channel == channel) & nudges.c.clause.is_not(None) & nudges.c.judged_at.is_not(None)
    wanted = select(nudges).where(judged).order_by(nudges.c.at.desc()).limit(_POINTERS)
    return [_record(row) for row in connection.execute(wanted).mappings()]


def about(connection: Connection, ref: MessageRef) -> NudgeRecord | None:
    """The nudge about a message, None where there was none."""
    mine = (nudges.c.channel == ref.channel) & (nudges.c.message == ref.id)
    row = connection.execute(select(nudges).where(mine)).mappings().first()
    return _record(row) if row else None


def _record(row: RowMapping) -> NudgeRecord:
    return NudgeRecord(
        MessageRef(row["channel"], row["message"]), row["member"], Kind(row["kind"]), row["at"], row["shadow"],
        row["because"], row["confidence"], row["clause"], row["source"], Verdict(row["verdict"]),
        row["protocol_version"],
    )  # fmt: skip


def pages(connection: Connection, moment: datetime) -> dict[MessageRef, Page]:
    """The nudges since a moment as they were shown (in shadow mode: would have been), by the message they are about."""
    wanted = select(nudges.c.channel, nudges.c.message, nudges.c.page).where(nudges.c.at >= moment)
    return {MessageRef(row.channel, row.message): from_json(row.page) for row in connection.execute(wanted)}
