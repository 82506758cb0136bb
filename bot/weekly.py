"""Weekly work, done once whatever the replicas: a week is claimed and what is to be sent written in one transaction.

Each piece of work has a transaction of its own: one that fails keeps no other from being done.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.ledger import logbook, outbox
from adapters.ledger.engine import alone, reading, writing
from bot.desk import LedgerDesk
from bot.jobs.figures import refresh
from core.actions import Action
from core.message import Channel
from core.programme import ChannelSettings

if TYPE_CHECKING:
    from bot.app import App

PROGRAMME = "programme"
_LEASE = timedelta(minutes=10)


@dataclass(frozen=True, slots=True)
class Due:
    """A channel's (None: the programme's) work for an ISO week."""

    channel: Channel | None
    settings: ChannelSettings
    week: str

    @property
    def place(self) -> str:
        return self.channel.id if self.channel else PROGRAMME


def once_a_week(
    app: "App",
    job: str,
    due: Callable[[LedgerDesk], Iterable[Due]],
    actions: Callable[[LedgerDesk, Due], Iterable[Action]],
) -> None:
    """Do what is due and has not been done. Raises an ExceptionGroup of what went wrong, after trying all."""
    with reading(app.engine) as connection:
        waiting = [
            one
            for one in due(app.desk(connection))
            if not logbook.is_done(connection, f"{job}:{one.place}", one.week)
        ]
    if not waiting:
        return
    # Figures are of what is in the ledger at this hour, not of some minutes ago.
    refresh(app)
    faults: list[Exception] = []
    for one in waiting:
        try:
            _do(app, job, one, actions)
        except Exception as fault:
            faults.append(fault)
    if faults:
        raise ExceptionGroup(f"{job} failed for {len(faults)} of {len(waiting)}", faults)


def _do(app: "App", job: str, one: Due, actions: Callable[[LedgerDesk, Due], Iterable[Action]]) -> None:
    with writing(app.engine) as connection:
        alone(connection, [job])
        desk, name = app.desk(connection), f"{job}:{one.place}"
        if logbook.claim(connection, name, one.week, "app", desk.now, _LEASE):
            for action in actions(desk, one):
                outbox.enqueue(connection, action, desk.now)
            logbook.complete(connection, name, one.week)
