"""Tell a channel's owners once of a text of its own that reads as rules and is not in force, or is gone since."""

import asyncio
from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, cast

from sqlalchemy import Connection

from adapters.ledger import logbook, outbox
from adapters.ledger.engine import writing
from bot.desk import LedgerDesk
from bot.telling import may_be_told
from core.actions import DirectMessage
from core.commands.protocol.texts import with_page
from core.logbook import Entry
from core.message import Channel, Member, Role
from core.programme import Mode
from core.protocols import ChannelProtocol
from core.protocols.noticing import digest, noticed, standing
from core.reply.blocks import Button, Buttons, Quote, Small, Text
from core.reply.pages import Page
from core.reply.spans import Place
from core.words import tr

if TYPE_CHECKING:
    from bot.app import App

EVERY = timedelta(minutes=10)
# The channel's own texts as they stood when a version came into force.
_STOOD = "protocol.stood"


async def run(app: "App") -> None:
    await asyncio.to_thread(_run, app)


def _run(app: "App") -> None:
    with writing(app.engine) as connection:
        desk = app.desk(connection)
        for channel in (with_page(desk, known) for known in desk.channels()):
            protocol = desk.protocol(channel.id)
            if desk.settings(channel.id).mode is not Mode.ON:
                continue
            new = noticed(channel, protocol)
            for text in new:
                _tell(connection, desk, channel, digest(text), _offer(channel, text))
            if protocol is not None and not new:
                _gone(connection, desk, channel, protocol)


def _tell(connection: Connection, desk: LedgerDesk, channel: Channel, what: str, shown: Page) -> None:
    """Tell the channel's owners of something once, each when they may be told."""
    for member in _owners(desk, channel):
        key = f"noticed:{channel.id}:{what}:{member.id}"
        outbox.enqueue(connection, DirectMessage(key, member.id, shown, channel.id), desk.now)


def _gone(connection: Connection, desk: LedgerDesk, channel: Channel, protocol: ChannelProtocol) -> None:
    """A text that the protocol rested on when it came into force reads differently now, or was taken down."""
    now = {digest(text): text for text in standing(channel, protocol)}
    known = next(reversed(desk.entries(_STOOD, channel.id)), None)
    if known is None or known.value["version"] != protocol.version:
        stood = {"version": protocol.version, "texts": sorted(now)}
        logbook.record(connection, Entry(_STOOD, channel.id, stood, desk.now))
        return
    before = frozenset(map(str, cast(Sequence[object], known.value["texts"])))
    gone = sorted(before - now.keys())
    if gone:
        changed = next((text for mark, text in now.items() if mark not in before), None)
        _tell(connection, desk, channel, f"{protocol.version}:{gone[0]}", _taken_down(channel, changed))


def _owners(desk: LedgerDesk, channel: Channel) -> Iterator[Member]:
    """The facilitators and the channel's creator, where they may be told now."""
    for member in desk.members():
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


def _taken_down(channel: Channel, changed: str | None) -> Page:
    """Nothing changes by itself: the owner goes through the text as it is now, or has the protocol posted again."""
    said = tr("A text that your channel's protocol rests on has been changed or taken down")
    again = Button(
        tr("Post and pin the protocol again"), "protocol.again", channel.id, primary=changed is None
    )
    through = tuple(
        Button(
            tr("Go through it as it is now"), "protocol.offered", f"{channel.id}|{digest(text)}", primary=True
        )
        for text in ([changed] if changed else [])
    )
    place = Text(
        (
            tr("This is about "),
            Place(channel.id, channel.name),
            tr(". The protocol stays in force as it was."),
        )
    )
    return Page(
        said,
        (
            Text((said + ".",)),
            place,
            *((Quote(changed[:600]),) if changed else ()),
            Buttons((*through, again)),
        ),
    )
