"""The clocks of the protocols over an export, by its own time: who would have been reminded, and what became of it."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection

from adapters.ledger import people
from bot.arising import arising
from bot.desk import LedgerDesk
from bot.seeing import seen
from core.courtesy import silent_until
from core.facts import Obligation
from core.message import Channel, Role
from core.programme import zone_of
from core.protocols.course import course
from core.protocols.obligations import LATEST, Awaits, Owed, Stage, Step
from core.protocols.reminder import reminder
from core.reply.pages import Page

# The desk as it was at a moment.
DeskAt = Callable[[datetime], LedgerDesk]
# An obligation with the steps that its clock took.
Run = tuple[Owed, list[tuple[datetime, Step]]]


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
        matters: defaultdict[str, list[Run]] = defaultdict(list)
        for owed in arising(connection, desk, channel, protocol, since, until):
            steps = _run(connection, desk_at, channel, owed, until)
            fate = steps[-1][1].fate if steps else None
            matters[owed.matter].append((owed, steps))
            if fate is not None and owed.awaits is not Awaits.ANYONE:
                fell_due.append(Obligation(owed.clause, owed.role, owed.due, fate, channel.id))
        for runs in matters.values():
            reminders += _reminders(runs, channel)
    return Promises(tuple(fell_due), tuple(sorted(reminders, key=lambda r: r.at)))


def _run(
    connection: Connection, desk_at: DeskAt, channel: Channel, owed: Owed, until: datetime
) -> list[tuple[datetime, Step]]:
    """The steps of an obligation by the end."""
    desk = desk_at(min(until, owed.due + LATEST))
    return list(course(owed, seen(connection, desk, owed), until, _awake(desk, channel)))


def _reminders(runs: Sequence[Run], channel: Channel) -> Iterator[Reminded]:
    """What would have been said about one question: once for each stage, naming all that was owed then."""
    said: set[Stage] = set()
    told = ((at, owed, step.stage) for owed, steps in runs for at, step in steps if step.tell and step.stage)
    for at, owed, stage in sorted(told, key=lambda one: (one[0], one[1].due)):
        if stage not in said:
            said.add(stage)
            standing = [(one, now) for one, steps in runs if (now := _stage(steps, at))]
            yield Reminded(owed, stage, at, reminder(standing, lambda _: None, channel.name))


def _stage(steps: Sequence[tuple[datetime, Step]], at: datetime) -> Stage | None:
    """At which stage an obligation was at a moment; None where it was over."""
    taken = [step for moment, step in steps if moment <= at]
    if not taken:
        return Stage.SOON
    return None if taken[-1].over else taken[-1].stage


def _awake(desk: LedgerDesk, channel: Channel) -> Callable[[datetime], Iterator[str]]:
    """The role that owes, at a moment at which any of its members may be spoken to."""
    settings, protocol = desk.settings(channel.id), desk.protocol(channel.id)
    zones = {zone_of(m, settings, desk.programme) for m in desk.facilitators()}

    def awake(moment: datetime) -> Iterator[str]:
        if any(silent_until(moment.astimezone(zone), settings, protocol) is None for zone in zones):
            yield Role.FACILITATOR.value

    return awake
