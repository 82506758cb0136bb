"""What a chat service keeps: people, channels and messages, as its windows show them.

Every change gets a number. A window that was away asks for what changed since the last number it saw;
an entry carries the number of its latest change, so an older state never replaces a newer one.
"""

from bisect import bisect_left, insort
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from adapters.platforms.playground.log import Log

Json = dict[str, Any]
# So many changes are remembered one by one; a window that missed more starts over.
REMEMBERED = 1000


@dataclass(frozen=True, slots=True)
class Entry:
    """A message as windows show it. `page` is set for what the bot says, `only` for whom alone it is."""

    channel: str
    id: str
    author: str
    at: str
    text: str = ""
    thread: str | None = None
    page: Json | None = None
    only: str | None = None
    key: str = ""
    files: tuple[str, ...] = ()
    edited: bool = False
    gone: bool = False
    replies: int = 0
    reactions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    number: int = 0

    @property
    def place(self) -> tuple[str, str]:
        """Where it stands: by time, then by id."""
        return (self.at, self.id)

    @property
    def inside(self) -> str | None:
        """The thread it is shown in; None for what stands in the channel itself."""
        return self.thread if self.thread != self.id else None


@dataclass(frozen=True, slots=True)
class Change:
    """Something a window has to show anew; `only` for one person's windows, None for everyone's."""

    number: int
    what: Json
    only: str | None = None


class Chat:
    """The state of the chat and its latest changes; with a `log` it outlives the process."""

    def __init__(self, log: Log | None = None) -> None:
        self.people: dict[str, Json] = {}
        self.channels: dict[str, Json] = {}
        self.number = 0
        self.on_change: Callable[[Change], None] = lambda _: None
        self._entries: dict[tuple[str, str], Entry] = {}
        self._lists: dict[tuple[str, str | None], list[tuple[str, str]]] = {}
        self._by_key: dict[str, tuple[str, str]] = {}
        self._changes: deque[Change] = deque(maxlen=REMEMBERED)
        self._log = log
        for change in log.read() if log else ():
            self._apply(change)

    def person(self, id: str, name: str, role: str, zone: str | None) -> None:
        self._change({"person": {"id": id, "name": name, "role": role, "zone": zone}})

    def channel(self, id: str, **about: object) -> None:
        """A channel is now described so: `name`, `topic`, `purpose`, `kind`, `creator`, `protocol`, `pinned` (a page)."""
        self._change({"channel": {**self.channels.get(id, {}), "id": id, **about}})

    def tell(self, what: Json) -> None:
        """Let every window know of something that is not part of the chat (the clock, the forum)."""
        self._announce(what, None)

    def put(self, entry: Entry) -> Entry:
        """Show an entry: a new one, or in place of the one at its address."""
        self._change({"entry": asdict(entry)}, entry.only)
        if entry.inside:
            self._recount(entry.channel, entry.inside)
        return self._entries[entry.channel, entry.id]

    def remove(self, entry: Entry) -> None:
        """Take a message back; its empty place stays, for the thread under it and for windows that were away."""
        empty = Entry(
            entry.channel, entry.id, entry.author, entry.at,
            thread=entry.thread, only=entry.only, gone=True, replies=entry.replies,
        )  # fmt: skip
        self.put(empty)
        if self._log:
            self._log.rewrite(self._everything())

    def get(self, channel: str, id: str) -> Entry | None:
        return self._entries.get((channel, id))

    def under(self, key: str) -> Entry | None:
        """The entry that was put under a key, if one was."""
        place = self._by_key.get(key)
        return self._entries[place] if place else None

    def latest(
        self, channel: str, reader: str, *, thread: str | None = None, before: str = "", limit: int = 50
    ) -> tuple[list[Entry], bool]:
        """The last entries that a reader may see, oldest first, before one if given; are there older ones?"""
        places = self._lists.get((channel, thread), [])
        mark = self._entries.get((channel, before))
        end = bisect_left(places, mark.place) if mark else len(places)
        found: list[Entry] = []
        while end > 0 and len(found) < limit:
            end -= 1
            entry = self._entries[channel, places[end][1]]
            if entry.only in (None, reader) and (entry.replies or not entry.gone):
                found.append(entry)
        return found[::-1], end > 0

    def since(self, number: int, reader: str) -> list[Change] | None:
        """What a reader has missed since a number; None where that is not remembered any more."""
        first = self._changes[0].number if self._changes else self.number + 1
        if number > self.number or number + 1 < first:
            return None
        return [
            change for change in self._changes if change.number > number and change.only in (None, reader)
        ]

    def fresh_id(self, channel: str, at: datetime) -> str:
        """An id for a message, like Slack's: the moment in seconds, moved on until it is free."""
        while (channel, found := f"{at.timestamp():.6f}") in self._entries:
            at += timedelta(microseconds=1)
        return found

    def load(self, entries: Iterable[Entry]) -> None:
        """Take in many entries at once (an export); windows that are open start over."""
        given = list(entries)
        replies = Counter((entry.channel, entry.inside) for entry in given if entry.inside)
        for entry in given:
            self._store(replace(entry, replies=replies[entry.channel, entry.id]))
        if self._log:
            self._log.rewrite(self._everything())
        self._changes.clear()
        self.tell({"reset": True})

    def _recount(self, channel: str, thread: str) -> None:
        opener = self._entries.get((channel, thread))
        replies = (self._entries[channel, id] for _, id in self._lists.get((channel, thread), []))
        count = sum(1 for reply in replies if reply.only is None and not reply.gone)
        if opener and opener.replies != count:
            self._change({"entry": asdict(replace(opener, replies=count))}, opener.only)

    def _change(self, what: Json, only: str | None = None) -> None:
        if "entry" in what:
            what = {"entry": {**what["entry"], "number": self.number + 1}}
        self._apply(what)
        if self._log:
            self._log.append([what])
        self._announce(what, only)

    def _announce(self, what: Json, only: str | None) -> None:
        self.number += 1
        change = Change(self.number, what, only)
        self._changes.append(change)
        self.on_change(change)

    def _apply(self, what: Json) -> None:
        match what:
            case {"person": person}:
                self.people[person["id"]] = person
            case {"channel": channel}:
                self.channels[channel["id"]] = channel
            case {"entry": entry}:
                self._store(Entry(**entry))

    def _store(self, entry: Entry) -> None:
        if (entry.channel, entry.id) not in self._entries:
            insort(self._lists.setdefault((entry.channel, entry.inside), []), entry.place)
        self._entries[entry.channel, entry.id] = entry
        if entry.key:
            self._by_key[entry.key] = (entry.channel, entry.id)

    def _everything(self) -> Iterator[Json]:
        yield from ({"person": person} for person in self.people.values())
        yield from ({"channel": channel} for channel in self.channels.values())
        yield from ({"entry": asdict(entry)} for entry in self._entries.values())


def stamp(at: datetime) -> str:
    """A moment as entries carry it: in UTC, so that they sort as text."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")
