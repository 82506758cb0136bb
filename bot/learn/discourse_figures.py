"""Judge the reading: python -m bot.learn.discourse_figures DATA_DIR [--times N]

Every set's AUC with its 95 % interval from resampling groups (conversations), cross-validated over groups as in
`bot.learn.discourse`, as given and without capitals and marks; its rank correlation with the number of words;
and, from the same resamples, by how much it beats each single cue. Then the split-half reliability of a
channel's reflective share, over blocks of consecutive messages of the streams. Says so and stops where DATA_DIR
is absent.
"""

import argparse
import importlib.util
import random
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import correlation, fmean
from typing import Any

import numpy as np
from scipy.stats import rankdata, spearmanr
from textblob import TextBlob

from bot.learn.discourse import SETS, UNSEEN, cross_validated, rows
from core.discourse import cues, read
from core.discourse.words import share_of, words_of

REPORTED = (*SETS, "diaries_lm", "comments_lm", UNSEEN)
BLOCK = 60
_STREAMS = ("stream_chat", "stream_forum")


def auc(labels: Any, scores: Any) -> float:
    """The chance that a more reflective message scores higher than a less reflective one; ties count half."""
    ranks, positive = rankdata(scores), np.asarray(labels) == 1
    pairs = positive.sum() * (~positive).sum()
    return (
        float((ranks[positive].sum() - positive.sum() * (positive.sum() + 1) / 2) / pairs)
        if pairs
        else float("nan")
    )


def baselines() -> dict[str, Callable[[str], float]]:
    """Each single cue that the reading should beat."""
    modules = cues.every()
    connectives = modules["reasons"].WORDS | modules["contrast"].WORDS
    found: dict[str, Callable[[str], float]] = {
        "words": lambda text: len(text.split()),
        "TextBlob subjectivity": lambda text: TextBlob(text).sentiment.subjectivity,
        "TextBlob polarity": lambda text: TextBlob(text).sentiment.polarity,
        "connectives": lambda text: share_of(connectives)(words_of(text)),
        "hedges": lambda text: modules["hedges"].measure(words_of(text)),
    }
    if importlib.util.find_spec("vaderSentiment"):
        vader = importlib.import_module("vaderSentiment.vaderSentiment").SentimentIntensityAnalyzer()
        found["VADER"] = lambda text: vader.polarity_scores(text)["compound"]
    return found


def resamples(groups: Sequence[str], times: int) -> Iterator[list[int]]:
    """Indices of messages, whole groups drawn with replacement."""
    members: dict[str, list[int]] = {}
    for index, group in enumerate(groups):
        members.setdefault(group, []).append(index)
    drawn = random.Random(11)
    for _ in range(times):
        yield [i for group in drawn.choices(sorted(members), k=len(members)) for i in members[group]]


def between(values: Sequence[float]) -> str:
    low, high = np.nanquantile(values, (0.025, 0.975))
    return f"{low:+.3f} to {high:+.3f}"


def compare(folder: Path, said: dict[str, dict[str, float]], times: int) -> None:
    """A line a set and form, and under it a line for each single cue."""
    single = baselines()
    for name in REPORTED:
        found = rows(folder, name)
        labels, draws = (
            [row["label"] for row in found],
            list(resamples([row["group"] for row in found], times)),
        )
        lengths = [len(row["text"].split()) for row in found]
        scores = {form: np.array([of[row["id"]] for row in found]) for form, of in said.items()}
        for form, mine in scores.items():
            spread = between([auc([labels[i] for i in draw], mine[draw]) for draw in draws])
            rank = spearmanr(mine, lengths)[0]
            print(
                f"{name:18} {form:9} n {len(found):5} AUC {auc(labels, mine):.3f} ({spread}) words {rank:+.2f}"
            )
        for cue, measure in single.items():
            alone = np.array([measure(row["text"]) for row in found])
            drawn = [[labels[i] for i in draw] for draw in draws]
            beaten = [
                auc(held, scores["given"][draw]) - auc(held, alone[draw])
                for held, draw in zip(drawn, draws, strict=True)
            ]
            print(f"    against {cue:22} {auc(labels, alone):.3f}, difference {between(beaten)}")


def split_half(folder: Path) -> None:
    """Correlation of both halves of a block over the blocks of both streams, for a whole block (Spearman 1910,
    Brown 1910), as the mean over fifty ways to halve."""
    blocks = [block for name in _STREAMS for block in _blocks(rows(folder, name))]
    drawn = random.Random(7)
    found = []
    for _ in range(50):
        halves = [drawn.sample(block, len(block)) for block in blocks]
        one = [fmean(half[: BLOCK // 2]) for half in halves]
        r = correlation(one, [fmean(half[BLOCK // 2 :]) for half in halves])
        found.append(2 * r / (1 + r))
    print(
        f"split-half reliability of the reflective share at {BLOCK} messages, {len(blocks)} blocks: {fmean(found):.2f}"
    )


def _blocks(stream: Sequence[dict[str, str]]) -> list[list[float]]:
    ordered = sorted(stream, key=lambda row: row["ts"])
    known = [one.reflection for row in ordered if (one := read(row["text"])).reflection is not None]
    return [known[at : at + BLOCK] for at in range(0, len(known) - BLOCK + 1, BLOCK)]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--times", type=int, default=200)
    args = parser.parse_args()
    if not (args.folder / "diaries.jsonl").exists():
        parser.exit(
            2,
            f"There is no diaries.jsonl in {args.folder}: the labelled messages are not kept with the code; give their folder.\n",
        )
    compare(args.folder, cross_validated(args.folder), args.times)
    if (args.folder / "stream_chat.jsonl").exists():
        split_half(args.folder)


if __name__ == "__main__":
    main()
