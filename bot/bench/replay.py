"""How fast a replay is, and where its time goes: python -m bot.bench.replay EXPORT [--docs DIR] [--stored N ...]

Prints messages a second through the full path (ledger and look-up in the docs included), by the clock and by
the processor's time, and the peak of memory. With `--stored 10000 1000000` the export is heard in ledgers that
hold so many messages of the same channels already, and the cost of a message is compared.
"""

import argparse
import cProfile
import pstats
import resource
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine

from adapters.docs import open_library
from adapters.ledger.engine import open_engine
from adapters.ledger.migrate import migrate
from adapters.platforms.export import open_export
from bot.bench import commands
from bot.hearing import Hearing
from bot.replay import BATCH
from core.answers import EmptyLibrary, Library
from core.events import Posted
from core.message import MessageRef
from core.programme import Programme


@dataclass(frozen=True, slots=True)
class Heard:
    """So many messages in so many seconds, by the clock and by the processor's time of this process."""

    messages: int
    seconds: float
    processor: float


def messages(export: Path) -> Iterator[Posted]:
    """The export's messages, said after the stored ones and in their channels."""
    channels: dict[str, str] = {}
    shift = None
    for _, event in open_export(export).events():
        if isinstance(event, Posted):
            message = event.message
            shift = shift or commands.NOW - message.at
            there = commands.CHANNELS[len(channels) % len(commands.CHANNELS)].id
            ref = MessageRef(channels.setdefault(message.ref.channel, there), message.ref.id)
            yield Posted(replace(message, ref=ref, at=message.at + shift))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("export", type=Path)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--stored", type=int, nargs="+", default=[0], metavar="N")
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    args = parser.parse_args()
    library = open_library(args.docs) if args.docs else EmptyLibrary()
    first = None
    for stored in args.stored:
        heard = hear(args.export, library, stored, profile=args.profile)
        each = heard.processor / heard.messages
        first = first or each
        print(
            f"{heard.messages:,} messages after {stored:,}: {heard.messages / heard.seconds:,.0f} a second; processor "
            f"{each * 1e6:,.0f} µs each ({1 / each:,.0f} a second, {each / first:.2f} of the first)"
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB")


def hear(export: Path, library: Library, stored: int, *, profile: bool) -> Heard:
    """Hear the whole export in a new ledger with so many stored messages."""
    with ledger() as engine:
        commands.fill(engine, stored)
        hearing = Hearing(engine, library, Programme("bench"), sole_writer=True)
        events, count = messages(export), 0
        with profiling() if profile else nullcontext():
            began, processor = time.perf_counter(), time.process_time()
            while batch := list(islice(events, BATCH)):
                count += hearing.hear(batch, own_clock=True)
            return Heard(count, time.perf_counter() - began, time.process_time() - processor)


@contextmanager
def ledger() -> Iterator[Engine]:
    """An empty ledger on SQLite, gone afterwards."""
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'bench.db'}")
        migrate(engine)
        yield engine
        engine.dispose()


@contextmanager
def profiling() -> Iterator[None]:
    """Print in which of our functions the time went."""
    profile = cProfile.Profile()
    with profile:
        yield
    pstats.Stats(profile).sort_stats("cumtime").print_stats(r"/(bot|core|adapters)/", 25)


if __name__ == "__main__":
    main()
