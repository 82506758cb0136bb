"""What was said in a channel with one clause in force, and which clauses the last message does not keep."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

from core.answers import EmptyLibrary
from core.beyond import NOTHING_BEYOND, Beyond
from core.message import Channel, Member, Message, MessageRef, Role
from core.programme import ChannelSettings, Mode, Programme
from core.protocols import Breach, ChannelProtocol, Clause, State
from core.protocols.breaches import breaches
from core.room import Room

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERE = Channel("C1", "course-chat")
STAFF = Member("tom", role=Role.FACILITATOR)


def clause(kind: str, sentence: str, state: State = State.CONFIRMED, **slots: object) -> Clause:
    return Clause("1", kind, slots, sentence, sentence, state)


def said(
    text: str, who: str = "ana", *, ago: float = 0, thread: str | None = None, **more: object
) -> Message:
    at = NOON - timedelta(minutes=ago)
    return Message(MessageRef("C1", f"{who}{ago}"), who, at, text, thread, **more)  # type: ignore[arg-type]


def broken(
    rule: Clause, *talk: Message, author: Member | None = None, beyond: Beyond = NOTHING_BEYOND
) -> list[str]:
    """The kinds of clause that the last message does not keep, the others having been said before it."""
    return [breach.clause.kind for breach in spoken_to(rule, *talk, author=author, beyond=beyond)]


def spoken_to(
    rule: Clause, *talk: Message, author: Member | None = None, beyond: Beyond = NOTHING_BEYOND, **more: Any
) -> tuple[Breach, ...]:
    last = talk[-1]
    room = Room(
        NOON, Programme("p"), HERE, ChannelSettings(mode=Mode.ON), author or Member(last.author), EmptyLibrary(),
        protocol=ChannelProtocol(1, NOON, "", (rule,)), recent=talk,
        thread=tuple(m for m in talk if m.conversation == last.conversation),
        members={"tom": STAFF, "ben": Member("ben")}, beyond=beyond,
    )  # fmt: skip
    return breaches(replace(room, **more), last)
