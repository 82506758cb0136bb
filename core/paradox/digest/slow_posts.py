"""Posts worth reading slowly: reflective ones whose authors agreed to be pointed to. Never a ranking."""

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from core.facts import Talk
from core.message import MessageRef

# The logbook's kind for what an author said, by the post's address.
CONSENT = "slow-post"
# Clearly reflective, and long enough to be read slowly.
_REFLECTIVE, _WORDS = 0.75, 40
_ASKED, SHOWN = 6, 3


@dataclass(frozen=True, slots=True)
class SlowPost:
    """A post and its author, who said yes."""

    ref: MessageRef
    author: str


def candidates(talk: Iterable[Talk], week: str) -> tuple[Talk, ...]:
    """Whose authors to ask: at most one post of each, drawn by lot (the same lot each time in a week)."""
    worth = [t for t in talk if (t.reflection or 0) >= _REFLECTIVE and t.words >= _WORDS]
    drawn = sorted(worth, key=lambda t: hashlib.sha256(f"{week}/{t.channel}/{t.id}".encode()).digest())
    first: dict[str, Talk] = {}
    for one in drawn:
        first.setdefault(one.author, one)
    return tuple(first.values())[:_ASKED]


def agreed(said: Iterable[Talk], consent: Mapping[MessageRef, bool]) -> tuple[SlowPost, ...]:
    """Those whose authors said yes, in the order of time."""
    yes = [t for t in said if consent.get(MessageRef(t.channel, t.id))]
    shown = sorted(yes[:SHOWN], key=lambda t: t.at)
    return tuple(SlowPost(MessageRef(t.channel, t.id), t.author) for t in shown)
