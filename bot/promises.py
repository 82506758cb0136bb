"""The clocks of the protocols over an export, by its own time: who would have been reminded, and what became of it."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from adapters.ledger import people
from bot.arising import arising
from bot.desk import LedgerDesk
from bot.seeing import seen
from core.courtesy import silent_until
from core.facts import Fate, Obligation
from core.message import Channel, Role
from core.programme import zone_of
from core.protocols.course import course
from core.protocols.obligations import LATEST, Awaits, Owed, Stage
from core.protocols.reminder import reminder
from core.reply import Page

# The desk as it was at a moment.
DeskAt = Callable[[datetime], LedgerDesk]


@dataclass(frozen=True, slots=True)
class Reminded:
    """A reminder that the role which owes would have got."""

    owed: Owed
    stage: Stage
    at: datetime
    page: Page


@dataclass(frozen=True, slots=True)
class Promises:
    """What fell due by role, and the reminders before it."""

    obligations: tuple[Obligation, ...] = ()
    reminders: tuple[Reminded, ...] = ()


NO_PROMISES = Promises()


def promises(connection: Connection, desk_at: DeskAt, since: datetime, until: datetime) -> Promises:
    """Of all channels with a protocol in force, everything that fell due in a period."""
    desk = desk_at(until)
    fell_due: list[Obligation] = []
    reminders: list[Reminded] = []
    for channel in people.all_channels(connection):
        protocol = desk.protocol(channel.id)
        if protocol is None:
            continue
        for owed in arising(connection, desk, channel, protocol, since, until):
            fate, told = _run(connection, desk_at, channel, owed, until)
            reminders += told
            if fate is not None and owed.awaits is not Awaits.ANYONE:
                fell_due.append(Obligation(owed.clause, owed.role, owed.due, fate, channel.id))
    return Promises(tuple(fell_due), tuple(sorted(reminders, key=lambda r: r.at)))


def _run(
    connection: Connection, desk_at: DeskAt, channel: Channel, owed: Owed, until: datetime
) -> tuple[Fate | None, list[Reminded]]:
    """What became of an obligation by the end, None while its clock still runs; and its reminders."""
    desk = desk_at(min(until, owed.due + LATEST))
    steps = list(course(owed, seen(connection, desk, owed), until, _awake(desk, channel)))
    reminders = [
        Reminded(owed, step.stage, at, reminder([(owed, step.stage)], lambda _: None, channel.name))
        for at, step in steps
        if step.tell and step.stage
    ]
    return steps[-1][1].fate if steps else None, reminders


def _awake(desk: LedgerDesk, channel: Channel) -> Callable[[datetime], Iterator[str]]:
    """The role that owes, at a moment at which any of its members may be spoken to."""
    settings, protocol = desk.settings(channel.id), desk.protocol(channel.id)
    zones = {zone_of(m, settings, desk.programme) for m in desk.facilitators()}

    def awake(moment: datetime) -> Iterator[str]:
        if any(silent_until(moment.astimezone(zone), settings, protocol) is None for zone in zones):
            yield Role.FACILITATOR.value

    return awake
