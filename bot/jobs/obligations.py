"""Run the clocks of the confirmed clauses: start them, see what was met, remind who owes, keep the fate."""

import asyncio
from collections import defaultdict
from collections.abc import Callable
from datetime import datetime, timedelta
from functools import cache
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
# The obligations about one question, each with whom was told at which stage.
Running = list[tuple[Owed, frozenset[str]]]


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
    matters: defaultdict[str, Running] = defaultdict(list)
    for owed, told in ledger.running(connection, desk.now):
        matters[owed.matter].append((owed, told))
    staff = desk.facilitators()
    awake = cache(lambda channel: [m.id for m in staff if may_be_told(desk, channel, m)])
    for running in matters.values():
        if any(desk.now >= owed.remind_at or owed.companion for owed, _ in running):
            for member, owing in _step_together(connection, desk, running, awake).items():
                due[member, owing[0][0].channel] += owing
    return due


def _step_together(
    connection: Connection, desk: LedgerDesk, running: Running, awake: Callable[[str], list[str]]
) -> dict[str, list[tuple[Owed, Stage]]]:
    """Take all that is owed about one question a step; to whom of it something is to be said, and all of it that is."""
    told = frozenset[str]().union(*(already for _, already in running))
    open_now = [owed for owed, already in running if not _ended(connection, desk, owed, already)]
    steps = [(o, step(o, seen(connection, desk, o), desk.now, told, awake(o.channel))) for o in open_now]
    new = frozenset(f"{found.stage}:{member}" for _, found in steps for member in found.tell)
    for owed, found in steps:
        if found.fate or found.over or new:
            ledger.mark(connection, owed.key, told | new, found.fate, over=found.over)
    standing = [(owed, found.stage or Stage.SOON) for owed, found in steps if not found.over]
    return {
        member: [(owed, stage) for owed, stage in standing if member in awake(owed.channel)]
        for member in sorted({member for _, found in steps for member in found.tell})
    }


def _ended(connection: Connection, desk: LedgerDesk, owed: Owed, told: frozenset[str]) -> bool:
    """Is it not owed any more? Then its clock is stopped."""
    if not _still_owed(desk, owed):
        ledger.cancel(connection, owed.key)
        return True
    if _settled(desk, owed):
        ledger.mark(connection, owed.key, told, None, over=True)
        return True
    return False


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
