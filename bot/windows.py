"""What was said lately: the part of the stream that a room shows, kept at hand."""

from collections import OrderedDict, deque

from sqlalchemy import Connection

from adapters.ledger import stream
from core.message import Message, MessageRef

# A room shows so many of a channel's and of a conversation's latest messages.
CHANNEL, CONVERSATION = 40, 30
_MOST_CONVERSATIONS = 500


class Windows:
    """The latest messages of channels and conversations, read from the ledger at first and then kept up.

    Only the ledger's sole writer may `keep` them; a replica among several reads them anew each time.
    """

    def __init__(self, *, keep: bool) -> None:
        self._keep = keep
        self._channels: dict[str, deque[Message]] = {}
        self._conversations: OrderedDict[MessageRef, deque[Message]] = OrderedDict()

    def channel(self, connection: Connection, id: str) -> tuple[Message, ...]:
        found = self._channels.get(id)
        if found is None or not self._keep:
            found = self._channels[id] = deque(stream.latest(connection, id, CHANNEL), CHANNEL)
        return tuple(found)

    def conversation(self, connection: Connection, ref: MessageRef) -> tuple[Message, ...]:
        found = self._conversations.get(ref)
        if found is None or not self._keep:
            found = deque(stream.conversation(connection, ref, CONVERSATION), CONVERSATION)
            self._conversations[ref] = found
            if len(self._conversations) > _MOST_CONVERSATIONS:
                self._conversations.popitem(last=False)
        return tuple(found)

    def add(self, message: Message) -> None:
        """A message was heard; it takes its place by time."""
        for window in (
            self._channels.get(message.ref.channel),
            self._conversations.get(message.conversation),
        ):
            if window is None:
                continue
            if not window or window[-1].at <= message.at:
                window.append(message)
            else:
                ordered = sorted([*window, message], key=lambda m: m.at)
                window.clear()
                window.extend(ordered)

    def drop(self, ref: MessageRef) -> None:
        """A message changed or was taken back: what shows it is read anew next time."""
        self._channels.pop(ref.channel, None)
        for key in [k for k, kept in self._conversations.items() if any(m.ref == ref for m in kept)]:
            del self._conversations[key]
