"""Run the clocks of the confirmed clauses: start them, see what was met, remind who owes, keep the fate."""

import asyncio
from collections import defaultdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from adapters.ledger import obligations as ledger
from adapters.ledger import outbox
from adapters.ledger.engine import writing
from bot.arising import arising
from bot.desk import LedgerDesk
from bot.seeing import seen
from bot.telling import may_be_told
from core.actions import DirectMessage
from core.decide import Kind
from core.message import Channel, MessageRef
from core.programme import Mode
from core.protocols.obligations import Awaits, Owed, Stage, step
from core.protocols.reminder import reminder
from core.verdict import Verdict

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=5)
# What set a clock going while the bot was away longer than this is not made up for.
_LOOKS_BACK = timedelta(days=3)

Due = dict[tuple[str, str], list[tuple[Owed, Stage]]]


async def run(app: "App") -> None:
    await asyncio.to_thread(_run, app)


def _run(app: "App") -> None:
    with writing(app.engine) as connection:
        desk = app.desk(connection)
        for channel in desk.channels():
            _start(connection, desk, channel)
        _remind(app, connection, desk, _step_all(connection, desk))


def _start(connection: Connection, desk: LedgerDesk, channel: Channel) -> None:
    """Start the clocks of what has come up in a channel since."""
    protocol = desk.protocol(channel.id)
    if protocol is None or desk.settings(channel.id).mode is Mode.OFF:
        return
    since = max(protocol.published_at, desk.now - _LOOKS_BACK)
    for owed in arising(connection, desk, channel, protocol, since, desk.now):
        ledger.start(connection, owed)


def _step_all(connection: Connection, desk: LedgerDesk) -> Due:
    """Take every running obligation one step; what is to be told, by member and channel."""
    due: Due = defaultdict(list)
    staff = desk.facilitators()
    awake: dict[str, list[str]] = {}
    for owed, told in ledger.running(connection, desk.now):
        if desk.now < owed.remind_at and not owed.companion:
            continue
        if not _still_owed(desk, owed):
            ledger.cancel(connection, owed.key)
            continue
        if _settled(desk, owed):
            ledger.mark(connection, owed.key, told, None, over=True)
            continue
        if owed.channel not in awake:
            awake[owed.channel] = [m.id for m in staff if may_be_told(desk, owed.channel, m)]
        found = step(owed, seen(connection, desk, owed), desk.now, told, awake[owed.channel])
        for member in found.tell:
            due[member, owed.channel].append((owed, found.stage or Stage.DUE))
        told |= {f"{found.stage}:{member}" for member in found.tell}
        if found.fate or found.over or found.tell:
            ledger.mark(connection, owed.key, told, found.fate, over=found.over)
    return due


def _still_owed(desk: LedgerDesk, owed: Owed) -> bool:
    """Is its clause still in force, and was its question not taken back?"""
    protocol = desk.protocol(owed.channel)
    in_force = protocol is not None and owed.clause in {clause.id for clause in protocol.in_force}
    asked = owed.awaits in (Awaits.ANSWER, Awaits.ANYONE)
    return in_force and (not asked or desk.message(MessageRef(owed.channel, owed.subject)) is not None)


def _settled(desk: LedgerDesk, owed: Owed) -> bool:
    """Has who asked said that a passage answered it, or taken it to the forum? Then nobody owes an answer here."""
    hint = desk.nudge(MessageRef(owed.channel, owed.subject))
    if hint is None:
        return False
    return hint.verdict is Verdict.REDIRECTED or (hint.kind is Kind.ANSWER and hint.verdict is Verdict.HELPED)


def _remind(app: "App", connection: Connection, desk: LedgerDesk, due: Due) -> None:
    """One private message for each facilitator and channel, however many things are due."""
    for (member, channel), items in due.items():
        shown = reminder(items, lambda owed: _link(app, desk, owed), desk.channel(channel).name)
        key = f"owed:{channel}:{member}:{_stamp(desk.now)}"
        outbox.enqueue(connection, DirectMessage(key, member, shown, channel), desk.now)


def _stamp(now: datetime) -> str:
    return f"{now.timestamp():.3f}"


def _link(app: "App", desk: LedgerDesk, owed: Owed) -> str | None:
    if owed.awaits is Awaits.FORUM_ANSWER:
        return next((topic.url for topic in desk.topics(owed.since) if topic.id == owed.subject), None)
    asked = owed.awaits in (Awaits.ANSWER, Awaits.ANYONE)
    return app.platforms.link(MessageRef(owed.channel, owed.subject)) if asked else None
