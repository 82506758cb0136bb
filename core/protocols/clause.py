"""Clauses: what a channel's protocol rules, one sentence at a time."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from core.reply.blocks import Block
from core.reply.spans import Line


class State(StrEnum):
    """What the channel's owner has said of a clause. Only confirmed ones are enforced."""

    READ = "read"
    CONFIRMED = "confirmed"
    STRUCK = "struck"


@dataclass(frozen=True, slots=True)
class Clause:
    """One rule: its kind, what it says in slots, the sentence it rests on, and how it is said back.

    `sure`: it was read without much doubt; else its owner is to look twice before it is enforced.
    """

    id: str
    kind: str
    slots: Mapping[str, object]
    sentence: str
    says: str
    state: State = State.READ
    sure: bool = True

    @property
    def quoted(self) -> str:
        """The sentence as it is shown to people, with the words above its list where it is not whole without them."""
        under = self.slots.get("under")
        return f"{under}: {self.sentence}" if under else self.sentence


@dataclass(frozen=True, slots=True)
class Unenforceable:
    """A sentence the bot cannot enforce, and why."""

    sentence: str
    why: str


@dataclass(frozen=True, slots=True)
class ProtocolReading:
    """A published text as understood."""

    clauses: tuple[Clause, ...]
    unenforceable: tuple[Unenforceable, ...]


@dataclass(frozen=True, slots=True)
class ChannelProtocol:
    """A version of a channel's published rules, as its owner confirmed it."""

    version: int
    published_at: datetime
    text: str
    clauses: tuple[Clause, ...] = field(default=())

    @property
    def in_force(self) -> tuple[Clause, ...]:
        """The clauses that are enforced."""
        return tuple(clause for clause in self.clauses if clause.state is State.CONFIRMED)


class Fix(StrEnum):
    """What a press of one button does about a message, by its author's wish."""

    FORUM = "forum"
    THREAD = "thread"
    MORNING = "morning"
    REFORMAT = "reformat"
    SOLVED = "solved"


@dataclass(frozen=True, slots=True)
class Breach:
    """A message that a confirmed clause speaks about, and the friendly way out.

    `mended` shows its text put right, `fix` is what a press can do, and `target` where or when: the id of the
    message that opened the thread it belongs into, the morning to wait for in ISO 8601.
    """

    clause: Clause
    because: str
    offer: Line
    mended: tuple[Block, ...] = ()
    fix: Fix | None = None
    target: str = ""
