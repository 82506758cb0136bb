"""How what waits in the outbox leaves: within its lease, again later where it could not, never too late."""

import asyncio
import logging
from datetime import datetime, timedelta

from sqlalchemy import Connection

from adapters.ledger import outbox
from adapters.ledger.outbox import LEASE, Waiting
from bot.desk import LedgerDesk
from bot.trouble import trouble
from core.actions import Nudge
from core.ports import Delivered, Delivery, Platform, Postponed, Undeliverable
from core.words import tr

_log = logging.getLogger("stillwater.sending")

# A delivery is given up well before another replica may take it over.
PATIENCE = LEASE / 2
# A hint that comes later than that helps nobody; other messages can wait out a weekend.
_NUDGE_LASTS, _REST_LASTS = timedelta(hours=1), timedelta(days=3)
_LEAST_WAIT, _AFTER_A_FAULT = timedelta(seconds=1), timedelta(seconds=30)
_MOST_DOUBLINGS = 5


async def send(platform: Platform | None, waiting: Waiting, now: datetime) -> Delivery:
    """Deliver one action through its platform. Never raises for what the platform does."""
    if platform is None:
        return Undeliverable("No platform serves it.")
    if now - waiting.created > (_NUDGE_LASTS if isinstance(waiting.action, Nudge) else _REST_LASTS):
        return _too_late(waiting, platform)
    try:
        async with asyncio.timeout(PATIENCE.total_seconds()):
            return await platform.deliver(waiting.action)
    except TimeoutError:
        return Postponed(_AFTER_A_FAULT, f"{platform.name} did not answer in time.")
    except Exception as fault:
        _log.exception("a delivery through %s failed", platform.name)
        return Postponed(_AFTER_A_FAULT, f"A fault of our own ({type(fault).__name__}).")


def _too_late(waiting: Waiting, platform: Platform) -> Undeliverable:
    because = f"{platform.name} could not take it for too long."
    if isinstance(waiting.action, Nudge):
        return Undeliverable(because)
    should = tr(
        "Please see whether {platform} works again, and ask me for it once more.", platform=platform.name
    )
    return Undeliverable(because, should)


def note(desk: LedgerDesk, connection: Connection, waiting: Waiting, told: Delivery) -> None:
    """Write down what became of it; where people must act for it to arrive, facilitators are told once a week."""
    action = waiting.action
    match told:
        case Delivered(ref):
            outbox.sent(connection, action.key, ref, desk.now)
        case Postponed(_, because):
            outbox.postpone(connection, action.key, again(told, waiting, desk.now), because)
        case Undeliverable(because, should):
            outbox.give_up(connection, action.key, because)
            _log.warning("not delivered: %s", because)
            for news in trouble(desk, action, because, should):
                outbox.enqueue(connection, news, desk.now)


def again(told: Postponed, waiting: Waiting, now: datetime) -> datetime:
    """When to try again: after the wait that was asked for, doubled with each try up to 32-fold."""
    return now + max(told.wait, _LEAST_WAIT) * float(2 ** min(waiting.attempts, _MOST_DOUBLINGS))
