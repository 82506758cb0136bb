"""How fast commands are answered with a long history: python -m bot.bench.commands [--messages N] [--ledger URL]

Fills an empty ledger (SQLite in a temporary folder unless `--ledger` names one) with made-up readings of three
years, asks every command many times as a facilitator would, and prints the median and the 99th percentile of
the time from the question to the answer, in milliseconds; "cold" is the very first answer after a start, before
any periodic work has been done. A ledger that is filled already is used as it is.
"""

import argparse
import asyncio
import random
import tempfile
import time
from collections.abc import Iterator
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import Engine, func, select

from adapters.ledger import people, stream
from adapters.ledger.engine import open_engine, reading, writing
from adapters.ledger.migrate import migrate
from bot.app import App
from bot.jobs import figures
from bot.sources import Sources
from core import commands
from core.answers import EmptyLibrary
from core.events import Described
from core.interactions import Asked
from core.message import Channel, Member, Message, MessageRef
from core.programme import Programme
from core.refusal import Refusal

NOW = datetime(2026, 11, 23, 12, tzinfo=UTC)
_SPAN = timedelta(weeks=156)
CHANNELS = tuple(Channel(f"C{n}", f"channel-{n}") for n in range(20))
_MEMBERS = tuple(f"U{n}" for n in range(400))
_STAFF = Member("U0", "Tom")
_BATCH = 5_000


def rows(count: int) -> Iterator[dict[str, object]]:
    """So many messages as the ledger keeps them, spread evenly over the period, a third of them in threads."""
    dice = random.Random(7)
    last: dict[str, str] = {}
    for number in range(count):
        channel = dice.choice(CHANNELS).id
        at = NOW - _SPAN + _SPAN * (number / count)
        thread = last.get(channel) if dice.random() < 1 / 3 else None
        words, question = dice.randint(2, 60), dice.random() < 0.2
        reflection = dice.random() if words > 5 else None
        ref = MessageRef(channel, f"{number:09d}")
        if thread is None:
            last[channel] = ref.id
        message = Message(ref, dice.choice(_MEMBERS), at, "", thread)
        yield stream.as_row(message, words=words, reflection=reflection, is_question=question and not thread)


def fill(engine: Engine, count: int) -> None:
    """Channels, people and messages, as if they had been heard over the years."""
    with writing(engine) as connection:
        for channel in CHANNELS:
            people.describe(connection, Described(channel, NOW))
        for id in _MEMBERS:
            people.know(connection, Member(id, id.lower(), timezone="Europe/Berlin"))
    made = rows(count)
    while batch := list(islice(made, _BATCH)):
        with writing(engine) as connection:
            stream.remember(connection, batch)


async def timed(app: App, words: str, times: int) -> list[float]:
    """The milliseconds that each answer took, shortest first. A refusal is an answer too."""
    word, _, rest = words.partition(" ")
    taken = []
    for _ in range(times):
        began = time.perf_counter()
        with suppress(Refusal):
            await app.respond(Asked(word, rest, _STAFF, CHANNELS[0], NOW))
        taken.append((time.perf_counter() - began) * 1000)
    return sorted(taken)


async def measure(app: App, times: int) -> None:
    """Ask everything, and print how long it took."""
    cold = await timed(app, "digest", 1)
    print(f"{'digest, cold':>18}  {cold[0]:7.1f}")
    await figures.run(app)
    print(f"{'':>18}  {'median':>7} {'99th':>7}")
    for words in (*commands.offered(), "digest programme", "why demand"):
        taken = await timed(app, words, times)
        print(f"{words:>18}  {taken[len(taken) // 2]:7.1f} {taken[int(len(taken) * 0.99)]:7.1f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--messages", type=int, default=1_000_000)
    parser.add_argument("--ledger", metavar="URL")
    parser.add_argument("--times", type=int, default=100)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        engine = open_engine(args.ledger or f"sqlite:///{Path(folder) / 'bench.db'}")
        migrate(engine)
        with reading(engine) as connection:
            there = connection.execute(select(func.count()).select_from(stream.messages)).scalar() or 0
        if not there:
            fill(engine, args.messages)
        print(f"{there or args.messages:,} messages on {engine.dialect.name}, {args.times} times each")
        programme = Programme("bench", facilitators=frozenset({_STAFF.id}))
        app = App(engine, Sources(programme, EmptyLibrary()), (), lambda: NOW)
        asyncio.run(measure(app, args.times))
        engine.dispose()


if __name__ == "__main__":
    main()
