"""How fast the library is, and how large: python -m bot.bench.answers [--docs DIR] [--semantic MODEL] [--sections N]

Without docs, sections are made up: N of them (20,000 by default) of some hundred words each, drawn from a
vocabulary in which, as in real text, few words are frequent. Prints the seconds and the memory that reading
and indexing took, and how long a question takes to be looked up and answered.
"""

import argparse
import random
import resource
import time
from collections.abc import Iterator
from itertools import accumulate
from pathlib import Path

from adapters.docs import read_folder
from adapters.docs.semantic import Embedder, indexed
from core.answers import Section, look_up

_WORDS = 30_000
_QUESTIONS = 2_000


def made_up(count: int) -> Iterator[Section]:
    """Sections of 40 to 200 words, a page of ten sections each; the same every time."""
    chance = random.Random(0)
    words = [f"{a}{b}{n:x}" for n, (a, b) in enumerate(_syllables(chance))]
    often = list(accumulate(1 / (rank + 10) for rank in range(len(words))))
    for number in range(count):
        drawn = chance.choices(words, cum_weights=often, k=chance.randint(40, 200))
        yield Section(f"p{number // 10}.md#s{number}", " ".join(drawn[:4]), " ".join(drawn[4:]))


def _syllables(chance: random.Random) -> Iterator[tuple[str, str]]:
    for _ in range(_WORDS):
        yield (
            chance.choice(["ba", "de", "ki", "lo", "mu"]),
            chance.choice(["nar", "pel", "sit", "tor", "vun"]),
        )


def questions(sections: list[Section]) -> Iterator[str]:
    """Questions of six to twelve words, some of them of one section."""
    chance = random.Random(1)
    for _ in range(_QUESTIONS):
        words = chance.choice(sections).text.split() or ["nothing"]
        yield f"how do I {' '.join(chance.choices(words, k=chance.randint(6, 12)))}?"


def peak() -> float:
    """The most memory this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--docs", type=Path)
    parser.add_argument("--semantic", metavar="MODEL")
    parser.add_argument("--sections", type=int, default=20_000)
    args = parser.parse_args()
    embedder = Embedder(args.semantic) if args.semantic else None
    began = time.perf_counter()
    sections = read_folder(args.docs)[0] if args.docs else list(made_up(args.sections))
    held, read = peak(), time.perf_counter()
    library = indexed(sections, embedder)
    done = time.perf_counter()
    print(f"{len(sections):,} sections: read in {read - began:.1f} s, indexed in {done - read:.1f} s")
    print(f"memory: {held:,.0f} MB at most before indexing, {peak():,.0f} MB after")
    took = []
    for question in questions(sections):
        began = time.perf_counter()
        look_up(question, library)
        took.append((time.perf_counter() - began) * 1000)
    took.sort()
    print(
        f"a look-up: median {took[len(took) // 2]:.2f} ms, 99th percentile {took[len(took) * 99 // 100]:.2f} ms"
    )


if __name__ == "__main__":
    main()
