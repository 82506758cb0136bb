"""What is in force in the channel, and what its owner could do about it."""

from collections.abc import Mapping

from core.commands import is_staff
from core.commands.protocol.texts import with_page
from core.desk import Desk
from core.interactions import Asked
from core.message import Channel
from core.protocols import ChannelProtocol
from core.protocols.let_be import let_be
from core.protocols.noticing import digest, noticed
from core.protocols.saying import history, in_force
from core.protocols.starters import STARTERS
from core.reply.blocks import Block, Button, Buttons, Quote, Small, Text
from core.reply.pages import Page, page
from core.words import tr


def shown(desk: Desk, asked: Asked, channel: Channel) -> Page:
    """The protocol in force; its owner may publish from here, and is offered the channel's own texts."""
    current = desk.protocol(channel.id)
    none = tr("No protocol is in force here yet.")
    rules = (
        in_force(current, channel, _let_be(desk, asked, current)) if current else page(none, Text((none,)))
    )
    if not is_staff(asked):
        return rules
    buttons = [Button(tr("Publish a text"), "protocol.write", channel.id, primary=current is None)]
    if current:
        buttons.append(Button(tr("History"), "protocol.history", channel.id))
    told = tr(
        "I read the channel's pins, topic, description and canvas as far as the platform shows them; no files."
    )
    offers = _offers(desk, channel, current)
    return Page(rules.summary, (*rules.blocks, *offers, Buttons(tuple(buttons)), Small((told,))))


def _let_be(desk: Desk, asked: Asked, current: ChannelProtocol) -> Mapping[str, str]:
    """The clauses that whoever asks is not pointed to, and why."""
    return let_be(desk.pointers(asked.channel.id), asked.member.id, current)


def _offers(desk: Desk, channel: Channel, current: ChannelProtocol | None) -> tuple[Block, ...]:
    """The channel's own texts that read as rules and are not in force."""
    found: list[Block] = []
    for text in noticed(with_page(desk, desk.channel(channel.id)), current):
        found += [
            Small((tr("This text of the channel reads as rules and is not in force:"),)),
            Quote(text[:300]),
        ]
        found.append(
            Buttons((Button(tr("Go through it"), "protocol.offered", f"{channel.id}|{digest(text)}"),))
        )
    return tuple(found)


def versions(desk: Desk, channel: str) -> Page:
    """The protocol's history."""
    known = desk.protocol_history(channel)
    return history(known) if known else page(tr("No protocol has been published here yet."))


def starters(desk: Desk, channel: str) -> Page:
    """A protocol to start from for each model that a programme can be built on."""
    told = tr(
        "Which model is the programme built on? Each has a protocol to start from; change what you like."
    )
    chosen = desk.programme.model
    buttons = tuple(
        Button(tr(model.value), "protocol.starter", f"{channel}|{model.value}", primary=model is chosen)
        for model in STARTERS
    )
    return page(told, Text((told,)), Buttons(buttons))
