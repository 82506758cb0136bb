"""How long a reading takes beside TextBlob's sentiment alone: python -m bot.bench.measure FILE [--rounds N]

FILE is JSON Lines with "text". Both read the same messages in turn, in one process on one core; printed are
messages a second of each and the median over rounds of the ratio of their times (the target is 1.25).
"""

import argparse
import json
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median

from textblob import TextBlob

from core.discourse import read


def seconds(work: Callable[[str], object], texts: list[str]) -> float:
    began = time.process_time()
    for text in texts:
        work(text)
    return time.process_time() - began


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("file", type=Path)
    parser.add_argument("--rounds", type=int, default=7)
    args = parser.parse_args()
    texts = [json.loads(line)["text"] for line in args.file.read_text(encoding="utf-8").splitlines()][:2_000]
    # The first reading of each loads its lexicon.
    read(texts[0])
    assert TextBlob(texts[0]).sentiment
    pairs = [
        (seconds(read, texts), seconds(lambda text: TextBlob(text).sentiment, texts))
        for _ in range(args.rounds)
    ]
    ours, theirs = (median(times) for times in zip(*pairs, strict=True))
    ratio = median(mine / other for mine, other in pairs)
    print(f"{len(texts):,} messages: a reading {len(texts) / ours:,.0f} a second, TextBlob alone", end=" ")
    print(f"{len(texts) / theirs:,.0f}; a reading takes {ratio:.2f} times as long")


if __name__ == "__main__":
    main()
