"""What was said lately: the part of the stream that a room shows, kept at hand."""

from collections import OrderedDict, deque
from collections.abc import Callable
from datetime import datetime
from itertools import islice

from sqlalchemy import Connection

from adapters.ledger import stream
from core.message import Message, MessageRef

# A room shows so many of a channel's and of a conversation's latest messages.
CHANNEL, CONVERSATION = 40, 30
# So many of a channel are kept, so that most of what is come back to, and what was replied to it, is at hand.
_AT_HAND = 120
_MOST_CONVERSATIONS = 500
# Asked for only where something has to be read from it.
Ledger = Callable[[], Connection]


class Windows:
    """The latest messages of channels and conversations, read from the ledger at first and then kept up.

    Only the ledger's sole writer may `keep` them; a replica among several reads them anew each time.
    """

    def __init__(self, *, keep: bool) -> None:
        self._keep = keep
        self._channels: dict[str, deque[Message]] = {}
        self._conversations: OrderedDict[MessageRef, deque[Message]] = OrderedDict()

    def message(self, ref: MessageRef) -> Message | None:
        """A message that is among the latest of its channel, where those are at hand."""
        window = self._channels.get(ref.channel, ()) if self._keep else ()
        return next((m for m in reversed(window) if m.ref.id == ref.id), None)

    def channel(self, ledger: Ledger, id: str) -> tuple[Message, ...]:
        found = self._channels.get(id)
        if found is None or not self._keep:
            most = _AT_HAND if self._keep else CHANNEL
            found = self._channels[id] = deque(stream.latest(ledger(), id, most), most)
        return tuple(islice(found, max(len(found) - CHANNEL, 0), None))

    def conversation(self, ledger: Ledger, ref: MessageRef) -> tuple[Message, ...]:
        if self.message(ref) is not None:
            # It was opened so lately that everything said in it stands in the channel's window.
            window = self._channels[ref.channel]
            return tuple(m for m in window if ref.id in (m.ref.id, m.thread))[-CONVERSATION:]
        found = self._conversations.get(ref)
        if found is None or not self._keep:
            found = deque(stream.conversation(ledger(), ref, CONVERSATION), CONVERSATION)
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

    def forget(self, author: str) -> None:
        """A person was forgotten: what shows a message of theirs is read anew next time."""
        self._drop_each(lambda m: m.author == author)

    def expire(self, before: datetime) -> None:
        """What was said before a moment is not kept any more: what shows it is read anew next time."""
        self._drop_each(lambda m: m.at < before and bool(m.text))

    def _drop_each(self, of: Callable[[Message], bool]) -> None:
        at_hand = (*self._channels.values(), *self._conversations.values())
        for ref in {m.ref for kept in at_hand for m in kept if of(m)}:
            self.drop(ref)

    def clear(self) -> None:
        """Everything is read anew next time."""
        self._channels.clear()
        self._conversations.clear()
