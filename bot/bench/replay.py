"""How fast a replay is, and where its time goes: python -m bot.bench.replay EXPORT [--docs DIR] [--again N]

Prints messages a second through the full path (ledger and look-up in the docs included), the peak of
memory, and, with --again N, the time per message when the same export has been heard N times before
(under other channel names), so that cost against history can be seen.
"""

import argparse
import cProfile
import pstats
import resource
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path

from adapters.docs import open_library
from adapters.ledger.engine import open_engine
from adapters.ledger.migrate import migrate
from adapters.platforms.export import open_export
from bot.hearing import Hearing
from core.answers import EmptyLibrary
from core.events import Posted
from core.message import MessageRef
from core.programme import Programme

_BATCH = 200


def messages(export: Path, round_: int) -> Iterator[Posted]:
    """The export's messages, in channels of their own for each round."""
    for _, event in open_export(export).events():
        if isinstance(event, Posted):
            message = event.message
            ref = MessageRef(f"{message.ref.channel}-{round_}", message.ref.id)
            yield Posted(replace(message, ref=ref))


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("export", type=Path)
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--again", type=int, default=0)
    parser.add_argument("--profile", action="store_true", help="print where the time goes")
    args = parser.parse_args()
    library = open_library(args.docs) if args.docs else EmptyLibrary()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(f"sqlite:///{Path(folder) / 'bench.db'}")
        migrate(engine)
        hearing = Hearing(engine, library, Programme("bench"), sole_writer=True)
        profile = cProfile.Profile()
        if args.profile:
            profile.enable()
        total = 0
        for round_ in range(args.again + 1):
            count, seconds = hear(hearing, messages(args.export, round_))
            print(f"{count:,} messages after {total:,}: {count / seconds:,.0f} a second")
            total += count
        if args.profile:
            profile.disable()
            pstats.Stats(profile).sort_stats("cumtime").print_stats(r"/(bot|core|adapters)/", 25)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"peak memory {peak:,.0f} MB")


def hear(hearing: Hearing, events: Iterator[Posted]) -> tuple[int, float]:
    """Hear all events in batches; how many there were, and the seconds it took."""
    count, began = 0, time.perf_counter()
    while batch := list(islice(events, _BATCH)):
        count += hearing.hear(batch, own_clock=True)
    return count, time.perf_counter() - began


if __name__ == "__main__":
    main()
