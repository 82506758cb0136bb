"""A busy programme's talk, read once for everybody who asks about it within a few minutes.

Figures of weeks do not change within minutes, and reading tens of thousands of rows takes a second. What is
kept holds no text. A programme with little talk is read anew each time.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy import Connection

from adapters.ledger import facts as rows
from core.facts import Talk
from core.message import Member

# Kept for so long; a job reads it anew twice as often.
FRESH = timedelta(minutes=10)
# From so many messages on it is kept.
_MANY = 5_000


@dataclass(frozen=True, slots=True)
class _Kept:
    """The talk from `since` up to `until`, the moment at which it was read."""

    since: datetime
    until: datetime
    talk: tuple[Talk, ...]


class Talks:
    """Periods of the programme's talk, from what is kept where that covers them, else from the ledger."""

    def __init__(self) -> None:
        self._kept: _Kept | None = None

    def read(
        self, connection: Connection, since: datetime, now: datetime, members: Mapping[str, Member]
    ) -> None:
        """Read the talk up to now, and keep it where there is much of it."""
        talk = rows.talk(connection, since, now, members)
        self._kept = _Kept(since, now, talk) if len(talk) >= _MANY else None

    def forget(self) -> None:
        """Somebody's rows were erased."""
        self._kept = None

    def of(
        self, connection: Connection, since: datetime, until: datetime, now: datetime, members: Mapping[str, Member]
    ) -> tuple[Talk, ...]:  # fmt: skip
        """What people said in a period, oldest first, with the replies given within it."""
        kept = self._kept
        if kept is None or since < kept.since or not timedelta(0) <= now - kept.until <= FRESH:
            return rows.talk(connection, since, until, members)
        if until >= kept.until:
            return kept.talk[_index(kept.talk, since) :]
        return tuple(_part(kept.talk, since, until))


def _part(talk: tuple[Talk, ...], since: datetime, until: datetime) -> Iterator[Talk]:
    """A part of the talk; a reply that came after it had not been given yet."""
    for one in talk[_index(talk, since) : _index(talk, until)]:
        replied_later = one.waited is not None and one.at + one.waited >= until
        yield replace(one, waited=None, replied_by=None) if replied_later else one


def _index(talk: tuple[Talk, ...], moment: datetime) -> int:
    """Where what was said from a moment on begins."""
    return bisect_left(talk, moment, key=lambda t: t.at)
