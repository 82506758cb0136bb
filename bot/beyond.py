"""Look up what clauses in force need to know beyond a channel's talk, and nothing where none needs it."""

from collections.abc import Callable
from datetime import timedelta

from sqlalchemy import Connection

from adapters.ledger import authors, people, reactions
from core.beyond import NOTHING_BEYOND, Beyond
from core.message import Channel, Message
from core.prose import own_prose, word_count
from core.protocols import ChannelProtocol, Clause
from core.protocols.breaches import needs
from core.protocols.case import WORTH_COPYING
from core.protocols.scope import names, texts

# Somebody is new for so long.
_NEW = timedelta(days=7)
_TICKS = ("white_check_mark", "heavy_check_mark", "ballot_box_with_check", "✅", "✔️", "☑️")


def beyond(
    ledger: Callable[[], Connection], protocol: ChannelProtocol | None, message: Message
) -> Beyond:  # fmt: skip
    """What lies beyond, as it is now; the ledger is asked for only where something is looked up."""
    wanted = needs(protocol)
    if protocol is None or not wanted or message.from_bot:
        return NOTHING_BEYOND
    opens = message.opens_conversation
    copyable = "elsewhere" in wanted and opens and word_count(own_prose(message.text)) >= WORTH_COPYING
    return Beyond(
        authors.elsewhere(ledger(), message) if copyable else (),
        "ticked" in wanted and not opens and reactions.carries(ledger(), message.conversation, _TICKS),
        "newcomer" in wanted and _is_new(ledger(), protocol, message),
    )


def _is_new(connection: Connection, protocol: ChannelProtocol, message: Message) -> bool:
    """Joined since the protocol is in force, speaking here for the first time, and silent so far where one introduces oneself.

    Who was there before the bot could see it is never taken for new.
    """
    joined = people.joined(connection, message.ref.channel, message.author)
    if joined is None or not max(protocol.published_at, message.at - _NEW) < joined < message.at:
        return False
    clause = next(c for c in protocol.in_force if c.kind == "introduction")
    places = _places(clause, people.all_channels(connection))
    heard = (message.ref.channel, *places)
    return bool(places) and not authors.has_spoken(
        connection, message.author, heard, joined - _NEW, message.at
    )


def _places(clause: Clause, channels: list[Channel]) -> tuple[str, ...]:
    """The channels in which one introduces oneself, as far as the bot is in them."""
    venues = tuple(v for v in texts(clause.slots.get("venue")) if v.startswith("#"))
    return tuple(channel.id for channel in channels if names(venues, channel))
