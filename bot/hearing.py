"""Hear: record what happened, consider each new message, come back to it when it is due.

The one path of live events and of replay: gather from the ledger, decide in core, apply in the same
transaction. Nothing here talks to a platform; what is to be sent waits in the outbox.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from adapters.ledger import logbook, nudges, outbox, people, reactions, stream
from adapters.ledger.engine import alone, writing
from bot.beyond import beyond
from bot.decided import Decided
from bot.windows import Windows
from core.answers import Library
from core.decide import Considered, Kind, Later, Speak, consider, reconsider
from core.discourse import Reading, read
from core.events import Deleted, Departed, Described, Edited, Event, Joined, Posted, Reacted
from core.gone import departed
from core.message import Channel, Member, Message, MessageRef, Role
from core.paradox.said_live import refers_to_session
from core.programme import ChannelSettings, Mode, Programme
from core.protocols import ChannelProtocol
from core.protocols.let_be import let_be
from core.room import Preferences, Room

# How far back the bot looks for what it has said to a person.
_SAID_SINCE = timedelta(days=7)


class Hearing:
    """Applies events to the ledger and decides. `sole_writer`: no other process writes to this ledger."""

    def __init__(
        self, engine: Engine, library: Library, programme: Programme, *, sole_writer: bool, forum: bool = True
    ) -> None:
        self._engine = engine
        self._programme = programme
        self._forum = forum
        self._windows = Windows(keep=sole_writer)
        self._known = Known(keep=sole_writer)
        self.library = library

    def hear(self, events: Sequence[Event], *, own_clock: bool = False) -> int:
        """Apply events in one transaction and return how many messages were new.

        With `own_clock` the events' own times are the clock: what falls due between two of them is come
        back to between them. Live, `tick` does that.
        """
        with self._deciding() as decided:
            connection = decided.connection
            # A redelivery may reach another replica at the same moment; it is counted once all the same.
            alone(connection, [event.channel for event in events])
            self._describe(connection, events)
            fresh = stream.unseen(connection, [e for e in events if isinstance(e, Posted)])
            if own_clock and fresh:
                decided.expect(nudges.due(connection, fresh[-1].at))
            for message in fresh:
                while own_clock and decided.next_due and decided.next_due <= message.at:
                    self._come_back(decided, decided.next_due)
                self._consider(decided, message)
            decided.write()
            self._changes(connection, events)
        return len(fresh)

    @contextmanager
    def _deciding(self) -> Iterator[Decided]:
        """A transaction; if it fails, nothing of it stays at hand either."""
        try:
            with writing(self._engine) as connection:
                yield Decided(connection)
        except BaseException:
            self._windows.clear()
            self._known.clear()
            raise

    def _describe(self, connection: Connection, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, Described):
                people.describe(connection, event)
                self._known.forget(event.channel)
            elif isinstance(event, Joined):
                people.join(connection, event)
            elif isinstance(event, Departed):
                self._depart(connection, event)

    def _depart(self, connection: Connection, event: Departed) -> None:
        """Nothing more is said in a channel the bot is no longer in; facilitators hear of it, once."""
        if not people.depart(connection, event):
            return
        self._known.forget(event.channel)
        nudges.leave(connection, event.channel)
        everybody = map(self._programme.with_role, people.all_members(connection))
        staff = [member for member in everybody if member.role is Role.FACILITATOR]
        if people.settings(connection, event.channel).mode is not Mode.OFF:
            for told in departed(people.channel(connection, event.channel), event.at, staff):
                outbox.enqueue(connection, told, event.at)

    def _consider(self, decided: Decided, message: Message) -> None:
        """Read a message and decide whether it is worth coming back to."""
        measured = read(message.text, reasons=False)
        self._windows.channel(decided.ledger, message.ref.channel)
        self._windows.add(message)
        found = consider(self._room(decided, message, message.at), message)
        decided.heard(message.ref, _row(message, measured, found))
        if isinstance(found.verdict, Later):
            decided.propose(message.ref, found.verdict)

    def _changes(self, connection: Connection, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, Edited):
                if stream.edit(connection, event, _read(read(event.message.text))):
                    self._windows.drop(event.message.ref)
            elif isinstance(event, Deleted) and stream.remove(connection, event):
                self._windows.drop(event.ref)
        reactions.react(connection, [e for e in events if isinstance(e, Reacted)])

    def tick(self, now: datetime) -> int:
        """Come back to what is due by now; return how many nudges were decided."""
        with self._deciding() as decided:
            alone(decided.connection, ["tick"])
            decided.expect(nudges.due(decided.connection, now))
            spoken = self._come_back(decided, now)
            decided.write()
        return spoken

    def _come_back(self, decided: Decided, now: datetime) -> int:
        return sum(self._again(decided, ref, kind, now) for ref, kind in decided.take_due(now))

    def _again(self, decided: Decided, ref: MessageRef, kind: Kind, now: datetime) -> bool:
        message = self._windows.message(ref) or stream.message(decided.ledger(), ref)
        if message is None or not message.text:
            decided.settle(ref)
            return False
        room = self._room(decided, message, now, talked_through=True)
        verdict = reconsider(room, message, kind)
        if isinstance(verdict, Speak):
            # What the bot has said already is looked up only where nothing else keeps it silent.
            verdict = reconsider(_with_said(decided.connection, room, message), message, kind)
        if isinstance(verdict, Later):
            decided.propose(ref, verdict)
            return False
        decided.settle(ref)
        if isinstance(verdict, Speak) and not self._speak(decided.connection, verdict, message, now):
            return False
        decided.note(ref, verdict.because)
        return isinstance(verdict, Speak)

    def _speak(self, connection: Connection, speak: Speak, message: Message, now: datetime) -> bool:
        if not nudges.spoke(connection, speak, message, now):
            return False
        if not speak.shadow:
            outbox.enqueue(connection, speak.nudge, now)
        return True

    def _room(
        self, decided: Decided, message: Message, now: datetime, *, talked_through: bool = False
    ) -> Room:
        connection = decided.connection
        channel, settings, protocol = self._known.channel(connection, message.ref.channel)
        author, preferences = self._known.member(connection, message.author)
        threaded = talked_through or message.thread is not None
        return Room(
            now=now,
            programme=self._programme,
            channel=channel,
            settings=settings,
            author=self._programme.with_role(author),
            library=self.library,
            preferences=preferences,
            protocol=protocol,
            recent=self._windows.channel(decided.ledger, message.ref.channel),
            thread=self._windows.conversation(decided.ledger, message.conversation) if threaded else (),
            forum=self._forum,
            members={id: self._member(connection, id) for id in message.mentions},
            beyond=beyond(decided.ledger, protocol, message),
        )

    def _member(self, connection: Connection, id: str) -> Member:
        return self._programme.with_role(self._known.member(connection, id)[0])

    def expire(self, before: datetime) -> None:
        """The text of what was said before a moment has been emptied."""
        self._windows.expire(before)

    def changed(self, id: str) -> None:
        """A channel's settings or protocol, or a member's wishes, were changed; or a member was forgotten."""
        self._known.forget(id)
        self._windows.forget(id)


class Known:
    """Channels and members as the ledger knows them, at hand while this process is the only writer."""

    def __init__(self, *, keep: bool) -> None:
        self._keep = keep
        self._channels: dict[str, tuple[Channel, ChannelSettings, ChannelProtocol | None]] = {}
        self._members: dict[str, tuple[Member, Preferences]] = {}

    def channel(
        self, connection: Connection, id: str
    ) -> tuple[Channel, ChannelSettings, ChannelProtocol | None]:
        found = self._channels.get(id)
        if found is None or not self._keep:
            history = logbook.history(connection, id, limit=1)
            described, settings = people.channel(connection, id), people.settings(connection, id)
            found = self._channels[id] = (described, settings, history[0] if history else None)
        return found

    def member(self, connection: Connection, id: str) -> tuple[Member, Preferences]:
        found = self._members.get(id)
        if found is None or not self._keep:
            found = self._members[id] = (people.member(connection, id), people.preferences(connection, id))
        return found

    def forget(self, id: str) -> None:
        self._channels.pop(id, None)
        self._members.pop(id, None)

    def clear(self) -> None:
        self._channels.clear()
        self._members.clear()


def _with_said(connection: Connection, room: Room, message: Message) -> Room:
    """The room with what the bot has said already, and what its readers have said to that."""
    channel, protocol = message.ref.channel, room.protocol
    recent = nudges.said(connection, channel, message.author, room.now - _SAID_SINCE)
    said = (*nudges.of_conversation(connection, message.conversation), *recent)
    pointers = nudges.pointers(connection, channel) if protocol else ()
    fine = frozenset(let_be(pointers, message.author, protocol)) if protocol else frozenset[str]()
    return replace(room, said=said, let_be=fine)


def _read(reading: Reading) -> dict[str, object]:
    return {"words": reading.words, "reflection": reading.reflection}


def _row(message: Message, reading: Reading, found: Considered) -> dict[str, object]:
    answer = found.answer
    asks = answer.is_question and message.opens_conversation
    return stream.as_row(
        message, **_read(reading), is_question=asks, answered=answer.answered, confidence=answer.confidence,
        refers_live=refers_to_session(message.text), verdict=found.verdict.because,
    )  # fmt: skip
