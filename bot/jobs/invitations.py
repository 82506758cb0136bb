"""Invite whoever is ready to a session that asks for work first, a week ahead; the others once theirs is in."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from adapters.ledger import outbox
from adapters.ledger.engine import writing
from bot.desk import LedgerDesk
from bot.telling import may_be_told
from core.actions import DirectMessage
from core.message import Channel
from core.paradox.redesign.invitations import INVITING, LEAD, ahead, gate, invitations, prerequisites

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=15)


async def run(app: "App") -> None:
    await asyncio.to_thread(_run, app)


def _run(app: "App") -> None:
    with writing(app.engine) as connection:
        desk = app.desk(connection)
        for invitation in (one for channel in desk.channels() for one in _due(desk, channel)):
            if may_be_told(desk, invitation.channel, desk.member(invitation.to)):
                outbox.enqueue(connection, invitation, desk.now)


def _due(desk: LedgerDesk, channel: Channel) -> Iterator[DirectMessage]:
    said = desk.entries(INVITING, channel.id)
    if not said or not said[-1].value["on"]:
        return
    sessions, learners = desk.sessions(desk.now, desk.now + LEAD), desk.learners()
    for clause in prerequisites(desk.protocol(channel.id)):
        for session in ahead(clause, sessions, desk.now):
            opened = gate(clause, session, desk.programme, desk.submissions(), learners)
            if opened:
                yield from invitations(opened, channel.id)
