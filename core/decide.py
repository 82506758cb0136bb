"""Gather, decide, apply: the middle step. Pure functions of a room, each with its reason in words.

A message is considered twice. When it is heard, `consider` says whether it is worth coming back to
and when; at that time `reconsider` looks at the room as it is then and speaks or keeps silent.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from core.actions import Nudge
from core.answers import Answer, look_up, threshold
from core.conversation import in_talk, just_said
from core.courtesy import No, NotYet, Yes, may_nudge
from core.message import ChannelKind, Message
from core.nudge import address, answer_page, clause_page, forum_page
from core.programme import ChannelSettings, Mode
from core.protocols.breaches import breaches
from core.reply.pages import Page
from core.room import Room


class Kind(StrEnum):
    """What a nudge is about."""

    ANSWER = "answer"
    FORUM = "forum"
    CLAUSE = "clause"


@dataclass(frozen=True, slots=True)
class Silence:
    """Nothing is said, and why."""

    because: str


@dataclass(frozen=True, slots=True)
class Later:
    """The message is worth coming back to at `due`."""

    kind: Kind
    due: datetime
    because: str


@dataclass(frozen=True, slots=True)
class Speak:
    """The nudge to send; in a shadow channel it is only shown to facilitators."""

    kind: Kind
    nudge: Nudge
    because: str
    shadow: bool
    confidence: float | None = None
    clause: str | None = None
    source: str | None = None
    protocol_version: int | None = None


@dataclass(frozen=True, slots=True)
class Considered:
    """What was understood of a message when it was heard."""

    verdict: Later | Silence
    answer: Answer


def consider(room: Room, message: Message) -> Considered:
    """A message as it is heard: is it worth a nudge later on, and which?"""
    answer = _looked_up(room, message, quoting=False)
    return Considered(_worth_returning(room, message, answer), answer)


def _looked_up(room: Room, message: Message, *, quoting: bool = True) -> Answer:
    """Only what opens a conversation is looked up: in a thread people are talking already."""
    if message.from_bot or not message.opens_conversation:
        return Answer("It stands in a conversation of people.")
    before = just_said(message, room.recent)
    return look_up(message.text, room.library, before=before, threshold=strictness(room), quoting=quoting)


def _worth_returning(room: Room, message: Message, answer: Answer) -> Later | Silence:
    if room.settings.mode is Mode.OFF:
        return Silence("Stillwater is switched off in this channel.")
    if message.from_bot:
        return Silence("A bot wrote it.")
    asks = answer.is_question and message.opens_conversation and room.channel.kind is not ChannelKind.SOCIAL
    talking = asks and in_talk(message, room.recent)
    if answer.answered and asks and not talking:
        return Later(Kind.ANSWER, message.at + room.settings.grace, answer.because)
    broken = breaches(room, message)
    if broken:
        return Later(Kind.CLAUSE, message.at + room.settings.grace, broken[0].because)
    if talking:
        return Silence("Its author was talking with others just before, and they know what it is about.")
    if answer.for_forum and asks and room.forum:
        return Later(Kind.FORUM, message.at + room.settings.forum_grace, answer.because)
    return Silence(answer.because)


def reconsider(room: Room, message: Message, kind: Kind) -> Speak | Later | Silence:
    """A message whose time has come, in the room as it is now: speak, wait on, or keep silent."""
    match may_nudge(room, message, wait_for_people=kind is not Kind.CLAUSE):
        case No(because):
            return Silence(because)
        case NotYet(until, because):
            return Later(kind, until, because)
        case Yes():
            return _worded(room, message, kind)


def _worded(room: Room, message: Message, kind: Kind) -> Speak | Silence:
    match kind:
        case Kind.ANSWER:
            return _with_answer(room, message)
        case Kind.FORUM:
            return _with_forum(room, message)
        case Kind.CLAUSE:
            return _with_clause(room, message)


def _with_answer(room: Room, message: Message) -> Speak | Silence:
    # Looked up anew: a page deleted since then is never cited.
    answer = _looked_up(room, message)
    if not answer.answered:
        return Silence("The docs no longer answer it surely enough.")
    nudge = _nudge(message, answer_page(message.ref, answer, forum=room.forum))
    source = answer.passages[0].source
    return Speak(Kind.ANSWER, nudge, answer.because, _shadow(room), answer.confidence, source=source)


def _with_forum(room: Room, message: Message) -> Speak:
    personal = _looked_up(room, message, quoting=False).needs_person
    because = (
        "It needs a person, not a page, and nobody has replied."
        if personal
        else "It reads as a question, the docs do not surely answer it, and nobody has replied."
    )
    shown = forum_page(message.ref, because, personal=personal)
    return Speak(Kind.FORUM, _nudge(message, shown), because, _shadow(room))


def _with_clause(room: Room, message: Message) -> Speak | Silence:
    broken = breaches(room, message)
    if not broken or room.protocol is None:
        return Silence("The message keeps the protocol as it stands now.")
    first = next((breach for breach in broken if breach.clause.id not in room.let_be), None)
    if first is None:
        return Silence("Its author, or several people, have said that this is fine here.")
    nudge = _nudge(message, clause_page(message.ref, first, forum=room.forum))
    version = room.protocol.version
    return Speak(
        Kind.CLAUSE, nudge, first.because, _shadow(room), clause=first.clause.id, protocol_version=version
    )


def _nudge(message: Message, shown: Page) -> Nudge:
    return Nudge(f"nudge:{address(message.conversation)}", message.author, message.ref, shown, message.thread)


def _shadow(room: Room) -> bool:
    return room.settings.mode is Mode.SHADOW


def strictness(room: Room) -> float:
    """The confidence an answer needs in this channel, after what its members said to earlier ones."""
    return settled_strictness(room.settings)


def settled_strictness(settings: ChannelSettings) -> float:
    """The same from a channel's settings alone."""
    return threshold(settings.strictness, settings.helped, settings.not_it)
