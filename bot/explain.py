"""Why the bot spoke about a message or not: gather from the ledger, explain in core. Nothing is written."""

from sqlalchemy import Connection, Engine

from adapters.ledger import logbook, nudges, people, stream
from adapters.ledger.engine import reading
from bot.beyond import beyond
from bot.windows import CHANNEL, CONVERSATION
from core.answers import Library
from core.explanation import Fate, explain
from core.message import Message, MessageRef
from core.programme import Programme
from core.refusal import Refusal
from core.reply.pages import Page
from core.room import Room


def explanation(engine: Engine, library: Library, programme: Programme, ref: MessageRef) -> Page:
    """The explanation of a message. Raises Refusal where the ledger does not keep its text (any more)."""
    with reading(engine) as connection:
        message = stream.message(connection, ref)
        if message is None or not message.text:
            raise Refusal("What this message said is not kept any more.")
        room = _room(connection, message, library, programme)
        waits = nudges.waiting(connection, ref)
        because = waits[1] if waits else stream.verdict(connection, ref)
        fate = Fate(because, nudges.about(connection, ref), waits[0] if waits else None)
    return explain(room, message, fate)


def _room(connection: Connection, message: Message, library: Library, programme: Programme) -> Room:
    """The room around a message at the time it was said."""
    channel = message.ref.channel
    protocol = next(iter(logbook.history(connection, channel, limit=1)), None)
    return Room(
        message.at, programme, people.channel(connection, channel), people.settings(connection, channel),
        people.member(connection, message.author), library, people.preferences(connection, message.author),
        protocol, tuple(stream.latest(connection, channel, CHANNEL)),
        tuple(stream.conversation(connection, message.conversation, CONVERSATION)),
        beyond=beyond(lambda: connection, protocol, message),
    )  # fmt: skip
