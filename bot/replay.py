"""Replay: read an export through the very path live events take, with the export's own clock. Nothing is posted."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import islice, takewhile
from pathlib import Path
from zoneinfo import ZoneInfo

from sqlalchemy import Engine

from adapters.ledger import facts as rows
from adapters.ledger import logbook, nudges, people, stream
from adapters.ledger.engine import open_engine, reading, writing
from adapters.ledger.migrate import migrate
from adapters.platforms.export import Export
from bot.desk import LedgerDesk
from bot.hearing import Hearing
from bot.own_rules import began, in_force
from bot.promises import NO_PROMISES, Promises, promises
from bot.sources import Sources
from bot.talks import Talks
from core.events import Described, Joined
from core.facts import (
    Facts,
    Told,
)
from core.message import Channel, ChannelKind, Member, MessageRef
from core.nudge_record import NudgeRecord
from core.paradox.digest import Digest, Extras, compose, gaps
from core.programme import Programme
from core.protocols import ProtocolReading
from core.protocols import read as read_protocol
from core.reply.pages import Page

# Events applied in one transaction; a batch amortises the cost of committing.
BATCH = 200
# What was asked last is come back to as if so much time had passed in silence.
_AFTERWARDS = timedelta(days=2)
# Told how many days of channels have been read, of how many, and how many messages were heard in them.
Progress = Callable[[int, int, int], None]


@dataclass(frozen=True, slots=True)
class Replayed:
    """What the bot would have measured, said and posted; `interrupted` where it was stopped half-way."""

    facts: Facts
    channels: tuple[Channel, ...]
    nudges: tuple[NudgeRecord, ...]
    pages: dict[MessageRef, Page]
    protocols: dict[str, ProtocolReading]
    digests: tuple[Digest, ...]
    skipped: tuple[tuple[str, str], ...]
    interrupted: bool = False
    messages: int = 0
    promises: Promises = NO_PROMISES


def replay(export: Export, sources: Sources, progress: Progress, now: datetime | None = None) -> Replayed:
    """Read the whole export, or what of it had been said by `now`; Ctrl-C keeps what has been read so far."""
    with _ledger() as engine:
        members = _members(export, sources.programme)
        protocols = _prepare(engine, export, sources.programme, members)
        hearing = Hearing(engine, sources.library, sources.programme, sole_writer=True,
                          forum="forum" not in sources.missing)  # fmt: skip
        interrupted = False
        try:
            _stream(export, hearing, progress, now)
        except KeyboardInterrupt:
            interrupted = True
        return _gather(engine, export, sources, members, protocols, now, interrupted)


@contextmanager
def _ledger() -> Iterator[Engine]:
    with tempfile.TemporaryDirectory(prefix="stillwater-") as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'replay.db'}")
        migrate(engine)
        yield engine
        engine.dispose()


def _members(export: Export, programme: Programme) -> dict[str, Member]:
    return {id: programme.with_role(member) for id, member in export.members.items()}


def _prepare(
    engine: Engine, export: Export, programme: Programme, members: dict[str, Member]
) -> dict[str, ProtocolReading]:
    """Make channels and members known, and put the published protocols in force as if their owner had confirmed."""
    since = began(programme, export)
    described = {c.name: c for c in programme.channels}
    readings = {}
    with writing(engine) as connection:
        for member in members.values():
            people.know(connection, member)
        for name, channel in export.channels.items():
            known = described.get(name)
            kind = known.kind if known else ChannelKind.CHAT
            people.describe(connection, Described(replace(channel, kind=kind), since))
            if known and known.protocol:
                readings[channel.id] = read_protocol(known.protocol)
                logbook.publish(connection, channel.id, in_force(known.protocol, since), since)
    return readings


def _stream(export: Export, hearing: Hearing, progress: Progress, now: datetime | None) -> None:
    happened = takewhile(lambda e: now is None or e[1].at <= now, export.events())
    # A join in an export names the member only; what users.json says of them is already known.
    events = ((read, event) for read, event in happened if not isinstance(event, Joined))
    last, heard = None, 0
    while batch := list(islice(events, BATCH)):
        heard += hearing.hear([event for _, event in batch], own_clock=True)
        read, last = batch[-1]
        progress(read, export.total(), heard)
    if last is not None:
        hearing.tick(now or last.at + _AFTERWARDS)
    progress(export.total(), export.total(), heard)


def _gather(
    engine: Engine,
    export: Export,
    sources: Sources,
    members: dict[str, Member],
    protocols: dict[str, ProtocolReading],
    now: datetime | None,
    interrupted: bool,
) -> Replayed:
    always = (datetime(1970, 1, 1, tzinfo=ZoneInfo("UTC")), datetime(9999, 1, 1, tzinfo=ZoneInfo("UTC")))
    with reading(engine) as connection:
        talk = rows.talk(connection, *always, members)
        said = tuple(nudges.since(connection, always[0]))
        pages = nudges.pages(connection, always[0])
        told = tuple(Told(n.about.channel, n.at, n.verdict, n.shadow) for n in said)
        channels = tuple(people.all_channels(connection))
    since = talk[0].at if talk else always[0]
    until = talk[-1].at + timedelta(seconds=1) if talk else always[0]
    promised = _promises(engine, sources, since, now or until + _AFTERWARDS) if talk else NO_PROMISES
    sessions = sources.sessions(since, until) if sources.sessions and talk else ()
    forum = tuple(t for t in sources.forum if since <= t.at < until)
    facts = Facts(sources.programme, since, until, talk, forum, sessions, members, sources.missing,
                  sources.attendance, sources.recordings, sources.survey, sources.submissions,
                  obligations=promised.obligations, told=told)  # fmt: skip
    return Replayed(
        facts, channels, said, pages, protocols, tuple(_digests(engine, facts, channels)),
        tuple((s.where, s.why) for s in export.skipped), interrupted, len(talk), promised,
    )  # fmt: skip


def _promises(engine: Engine, sources: Sources, since: datetime, until: datetime) -> Promises:
    """The clocks of the protocols, run by the export's own time; what was said last is given time to be answered."""
    with reading(engine) as connection:
        return promises(
            connection, lambda now: LedgerDesk(connection, now, sources, None, Talks()), since, until
        )


def _digests(engine: Engine, facts: Facts, channels: Sequence[Channel]) -> Iterator[Digest]:
    """One digest a chat channel and whole week, and one for the programme where there are several channels."""
    if not facts.talk:
        return
    zone = ZoneInfo(facts.programme.timezone)
    first = facts.since.astimezone(zone)
    monday = (first - timedelta(days=first.weekday())).replace(hour=0, minute=0, second=0, microsecond=0)
    chats = [c.id for c in channels if c.kind is ChannelKind.CHAT]
    while monday < facts.until:
        # A digest looks back over eight weeks; what is older is not carried along.
        window = facts.between(monday - timedelta(weeks=8), monday + timedelta(weeks=1))
        for channel in [*chats, *([None] if len(chats) > 1 else [])]:
            digest = compose(window, monday, channel, _extras(engine, channel, monday))
            if digest is not None:
                yield digest
        monday += timedelta(weeks=1)


def _extras(engine: Engine, channel: str | None, monday: datetime) -> Extras:
    """Gaps in the docs from a channel's own questions; a digest over several channels quotes none of them."""
    if channel is None:
        return Extras()
    with reading(engine) as connection:
        return Extras(gaps(stream.unanswered(connection, channel, monday, monday + timedelta(weeks=1))))
