"""Offer facilitators a pinned text, topic or purpose that reads as rules and is not in force, once a text."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from typing import TYPE_CHECKING

from sqlalchemy import Connection

from adapters.ledger import outbox, people
from adapters.ledger.engine import writing
from bot.desk import LedgerDesk
from bot.telling import may_be_told
from core.actions import DirectMessage
from core.message import Channel, Member, Role
from core.programme import Mode
from core.protocols.noticing import digest, noticed
from core.reply import Button, Buttons, Page, Place, Quote, Small, Text
from core.words import tr

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=10)


async def run(app: "App") -> None:
    await asyncio.to_thread(_run, app)


def _run(app: "App") -> None:
    with writing(app.engine) as connection:
        desk = app.desk(connection)
        for channel in desk.channels():
            if desk.settings(channel.id).mode is Mode.ON:
                for text in noticed(channel, desk.protocol(channel.id)):
                    for member in _owners(connection, desk, channel):
                        key = f"noticed:{channel.id}:{digest(text)}:{member.id}"
                        told = DirectMessage(key, member.id, _offer(channel, text), channel.id)
                        outbox.enqueue(connection, told, desk.now)


def _owners(connection: Connection, desk: LedgerDesk, channel: Channel) -> Iterator[Member]:
    """The facilitators and the channel's creator, where they may be told now."""
    for known in people.all_members(connection):
        member = desk.member(known.id)
        owns = member.role is Role.FACILITATOR or member.id == channel.creator
        if owns and may_be_told(desk, channel.id, member):
            yield member


def _offer(channel: Channel, text: str) -> Page:
    said = tr("A text of your channel reads as rules and is not in force")
    about = f"{channel.id}|{digest(text)}"
    return Page(
        said,
        (
            Text(
                (
                    tr("This stands in "),
                    Place(channel.id, channel.name),
                    tr(" and reads as rules. The protocol in force does not say it:"),
                )
            ),
            Quote(text[:600]),
            Buttons((Button(tr("Go through it"), "protocol.offered", about, primary=True),)),
            Small((tr("Nothing changes unless you confirm it."),)),
        ),
    )
