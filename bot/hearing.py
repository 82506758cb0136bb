"""Hear: record what happened, consider each new message, come back to it when it is due.

The one path of live events and of replay: gather from the ledger, decide in core, apply in the same
transaction. Nothing here talks to a platform; what is to be sent waits in the outbox.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection, Engine

from adapters.ledger import logbook, nudges, outbox, people, stream, tallies
from adapters.ledger.engine import alone, reading, writing
from bot.windows import Windows
from core.answers import Library
from core.decide import Considered, Kind, Later, Silence, Speak, consider, reconsider
from core.discourse import Fact, Reading, read
from core.events import Deleted, Described, Edited, Event, Joined, Posted, Reacted
from core.message import Channel, Member, Message, MessageRef, Role
from core.nudge import shadowed
from core.paradox.hints import refers_to_session
from core.programme import ChannelSettings, Programme
from core.protocols import ChannelProtocol
from core.room import Preferences, Room, Said

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
        with reading(engine) as connection:
            self._due = nudges.next_due(connection)

    def hear(self, events: Sequence[Event], *, own_clock: bool = False) -> int:
        """Apply events in one transaction and return how many messages were new.

        With `own_clock` the events' own times are the clock: what falls due between two of them is come
        back to between them. Live, `tick` does that.
        """
        with writing(self._engine) as connection:
            # A redelivery may reach another replica at the same moment; it is counted once all the same.
            alone(connection, [event.channel for event in events])
            self._describe(connection, events)
            fresh = stream.unseen(connection, [e for e in events if isinstance(e, Posted)])
            heard = _Heard()
            for message in fresh:
                while own_clock and self._due and self._due <= message.at:
                    heard.write(connection)
                    self._tick(connection, self._due)
                self._consider(connection, message, heard)
            heard.write(connection)
            tallies.add(connection, heard.facts)
            self._changes(connection, events)
        return len(fresh)

    def _describe(self, connection: Connection, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, Described):
                people.describe(connection, event)
                self._known.forget(event.channel)
            elif isinstance(event, Joined):
                people.join(connection, event)

    def _consider(self, connection: Connection, message: Message, heard: "_Heard") -> None:
        measured = read(message.text)
        self._windows.channel(connection, message.ref.channel)
        self._windows.add(message)
        room = self._room(connection, message, message.at)
        found = consider(room, message)
        if isinstance(found.verdict, Later):
            heard.later.append((message, found.verdict))
            self._due = min(self._due or found.verdict.due, found.verdict.due)
        heard.rows.append(_row(message, measured, found))
        if not message.from_bot:
            heard.facts.append((message.ref.channel, _fact(message, measured, found, room.author)))

    def _changes(self, connection: Connection, events: Sequence[Event]) -> None:
        for event in events:
            if isinstance(event, Edited):
                if stream.edit(connection, event, _read(read(event.message.text))):
                    self._windows.drop(event.message.ref)
            elif isinstance(event, Deleted) and stream.remove(connection, event):
                self._windows.drop(event.ref)
        stream.react(connection, [e for e in events if isinstance(e, Reacted)])

    def tick(self, now: datetime) -> int:
        """Come back to what is due by now; return how many nudges were decided."""
        with writing(self._engine) as connection:
            alone(connection, ["tick"])
            return self._tick(connection, now)

    def _tick(self, connection: Connection, now: datetime) -> int:
        spoken = sum(self._again(connection, ref, kind, now) for ref, kind in nudges.due(connection, now))
        self._due = nudges.next_due(connection)
        return spoken

    def _again(self, connection: Connection, ref: MessageRef, kind: Kind, now: datetime) -> bool:
        message = stream.message(connection, ref)
        if message is None or not message.text:
            nudges.settle(connection, ref)
            return False
        room = self._room(connection, message, now, talked_through=True)
        verdict = reconsider(room, message, kind)
        if isinstance(verdict, Speak):
            # What the bot has said already is looked up only where nothing else keeps it silent.
            verdict = reconsider(replace(room, said=_said(connection, message, now)), message, kind)
        match verdict:
            case Later():
                nudges.propose(connection, [(message, verdict)])
                return False
            case Silence(because):
                nudges.settle(connection, ref)
                stream.note(connection, ref, because)
                return False
            case Speak():
                nudges.settle(connection, ref)
                return self._speak(connection, verdict, message, now)

    def _speak(self, connection: Connection, speak: Speak, message: Message, now: datetime) -> bool:
        if not nudges.spoke(connection, speak, message, now):
            return False
        stream.note(connection, message.ref, speak.because)
        if speak.shadow:
            # Kept as a facilitator will be shown it.
            nudges.keep_page(connection, message.conversation, shadowed(speak.nudge.page))
        else:
            outbox.enqueue(connection, speak.nudge, now)
        return True

    def _room(
        self, connection: Connection, message: Message, now: datetime, *, talked_through: bool = False
    ) -> Room:
        channel, settings, protocol = self._known.channel(connection, message.ref.channel)
        author, preferences = self._known.member(connection, message.author)
        threaded = talked_through or message.thread is not None
        return Room(
            now=now,
            programme=self._programme,
            channel=channel,
            settings=settings,
            author=_with_role(author, self._programme),
            library=self.library,
            preferences=preferences,
            protocol=protocol,
            recent=self._windows.channel(connection, message.ref.channel),
            thread=self._windows.conversation(connection, message.conversation) if threaded else (),
            forum=self._forum,
            members={id: self._member(connection, id) for id in message.mentions},
        )

    def _member(self, connection: Connection, id: str) -> Member:
        return _with_role(self._known.member(connection, id)[0], self._programme)

    def changed(self, id: str) -> None:
        """A channel's settings or protocol, or a member's wishes, were changed."""
        self._known.forget(id)


@dataclass(slots=True)
class _Heard:
    """What was understood of messages: rows and proposals not written yet, and facts to count at the end."""

    rows: list[dict[str, object]] = field(default_factory=list)
    later: list[tuple[Message, Later]] = field(default_factory=list)
    facts: list[tuple[str, Fact]] = field(default_factory=list)

    def write(self, connection: Connection) -> None:
        stream.remember(connection, self.rows)
        nudges.propose(connection, self.later)
        self.rows, self.later = [], []


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


def _said(connection: Connection, message: Message, now: datetime) -> tuple[Said, ...]:
    recent = nudges.said(connection, message.ref.channel, message.author, now - _SAID_SINCE)
    return (*nudges.of_conversation(connection, message.conversation), *recent)


def _with_role(member: Member, programme: Programme) -> Member:
    if {member.id, member.name} & programme.facilitators:
        return replace(member, role=Role.FACILITATOR)
    return member


def _read(reading: Reading) -> dict[str, object]:
    return {"words": reading.words, "reflection": reading.reflection}


def _row(message: Message, reading: Reading, found: Considered) -> dict[str, object]:
    answer = found.answer
    asks = answer.is_question and message.opens_conversation
    return stream.as_row(
        message, **_read(reading), is_question=asks, answered=answer.answered, confidence=answer.confidence,
        refers_live=refers_to_session(message.text), verdict=found.verdict.because,
    )  # fmt: skip


def _fact(message: Message, reading: Reading, found: Considered, author: Member) -> Fact:
    opens, staff = message.opens_conversation, author.role is Role.FACILITATOR
    asks, answered = found.answer.is_question and opens, found.answer.answered
    return Fact(message.at, reading.words, reading.reflection, not opens, asks, answered, staff)
