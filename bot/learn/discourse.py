"""Fit the weights of the reading: python -m bot.learn.discourse DATA_DIR [--write]

DATA_DIR holds diaries.jsonl, comments.jsonl, venue_lm.jsonl and venue_author_lm.jsonl ({"id", "text",
"label", "group"} a line) and, to report on only, their `_lm` subsets and venue_transfer_lm.

One logistic regression over all sets at once. Within each set a curve of length is learned beside the words
and thrown away, as is the set's own intercept, so that the weights hold at a given length. Cues may only
count in the direction of their definition. Terms seen twice are fitted and only the weightiest kept. The
figures printed are cross-validated over conversations (4 folds, the whole procedure in each); transfer is
never trained on. The same data gives the same file.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize
from scipy.stats import spearmanr
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from core.discourse import cues
from core.discourse.reading import FEWEST_TERMS
from core.discourse.words import CONNECTIVES, Words, words_of

# How much each set counts, whatever its size.
SHARES = {"diaries": 2.4, "comments": 0.3, "venue": 1.4}
SETS = {"diaries": "diaries", "comments": "comments", "venue_lm": "venue", "venue_author_lm": "venue"}
REPORTED = (
    "diaries",
    "diaries_lm",
    "comments",
    "comments_lm",
    "venue_lm",
    "venue_author_lm",
    "venue_transfer_lm",
)
RIDGE, CUE_RIDGE = 3e-5, 1e-3
LEAST_DOCUMENTS, MOST_TERMS = 2, 12_000
# Chosen, not fitted, in units of one standard deviation of the rest: what length and word length count for
# depends on a set's length more than on its labels. Set so that the rank correlation with the number of words
# stays within .30 on length-matched sets.
CHOSEN = {"abstraction": 7.0, "elaboration": 0.4}
# The cues of which more is less reflective by definition, and those that only describe.
AGAINST, EITHER = {"acknowledgement"}, {"sentiment"}
# By definition each cue counts for something (log-odds before scaling), whatever a set of labels says.
AT_LEAST = 0.5
# Cheap to add, so these count for a little and no more.
PRESENT = {"reasons": (0.1, 0.25), "contrast": (0.1, 0.25)}
WEIGHTS = Path(__file__).parents[2] / "core" / "discourse" / "weights.json"
NAMES = list(cues.every())


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    path = folder / f"{name}.jsonl"
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )


class Terms:
    """Words and pairs as columns, each as weighty as it is rare."""

    def __init__(self, messages: list[Words]) -> None:
        counts: dict[str, int] = {}
        for message in messages:
            for term in message.terms:
                counts[term] = counts.get(term, 0) + 1
        # What a cue already counts is not counted again word by word, nor against it.
        taken = {word for cue in cues.every().values() for word in getattr(cue, "WORDS", ())}
        self.names = sorted(
            term for term, n in counts.items() if n >= LEAST_DOCUMENTS and taken.isdisjoint(term.split())
        )
        self.columns = {term: index for index, term in enumerate(self.names)}
        self.rarity = np.array([1 + np.log(len(messages) / counts[term]) for term in self.names])

    def matrix(self, messages: list[Words]) -> Any:
        where, lengths, starts = [], [], [0]
        for words in messages:
            where += [self.columns[term] for term in sorted(words.terms) if term in self.columns]
            lengths.append(max(len(words.terms), FEWEST_TERMS))
            starts.append(len(where))
        data = self.rarity[where] / np.sqrt(np.repeat(lengths, np.diff(starts))) / 5
        return sparse.csr_matrix((data, where, starts), shape=(len(messages), len(self.names)))


def cue_values(messages: list[Words]) -> Any:
    return np.array([[cue.measure(words) for cue in cues.every().values()] for words in messages])


def length_curves(messages: list[Words], sets: Any) -> Any:
    """An intercept and a curve of five joints over log length for each set: learned, then thrown away."""
    lengths = np.log1p([len(words.words) for words in messages])
    columns = []
    for name in SHARES:
        mine = (sets == name).astype(float)
        joints = np.quantile(lengths[sets == name], [0.1, 0.3, 0.5, 0.7, 0.9])
        columns += [mine, mine * lengths, *(mine * np.maximum(lengths - joint, 0) for joint in joints)]
    stacked = np.stack(columns, axis=1)
    return (stacked - stacked.mean(axis=0)) / np.maximum(stacked.std(axis=0), 1e-9)


def bounds() -> list[tuple[float | None, float | None]]:
    found: list[tuple[float | None, float | None]] = []
    for name in NAMES:
        if name in CHOSEN:
            found.append((0.0, 0.0))
        elif name in EITHER:
            found.append((None, None))
        elif name in AGAINST:
            found.append((None, -AT_LEAST))
        else:
            found.append(PRESENT.get(name, (AT_LEAST, None)))
    return found


def fit(matrix: Any, values: Any, curves: Any, labels: Any, sets: Any) -> tuple[Any, Any, float]:
    """Weights of terms and cues, and how widely their sum spreads."""
    weights = np.array([SHARES[name] / (sets == name).sum() for name in sets])
    weights /= weights.sum()
    terms, named = matrix.shape[1], values.shape[1]
    penalty = np.repeat([RIDGE, CUE_RIDGE, 1e-4], [terms, named, curves.shape[1]])
    turned = matrix.T.tocsr()

    def loss(b: Any) -> tuple[float, Any]:
        z = matrix @ b[:terms] + values @ b[terms : terms + named] + curves @ b[terms + named :]
        error = weights * (1 / (1 + np.exp(-z)) - labels)
        slope = np.concatenate([turned @ error, values.T @ error, curves.T @ error]) + penalty * b
        return float((weights * (np.logaddexp(0, z) - labels * z)).sum() + (penalty * b * b).sum() / 2), slope

    free: list[tuple[float | None, float | None]] = [(None, None)]
    limits = free * terms + bounds() + free * curves.shape[1]
    start = np.concatenate(
        [np.zeros(terms), [low or high or 0.0 for low, high in bounds()], np.zeros(curves.shape[1])]
    )
    b = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=limits, options={"maxiter": 80}).x
    told, cue = b[:terms], b[terms : terms + named]
    weight = np.abs(told) * np.sqrt(np.asarray(matrix.multiply(matrix).sum(axis=0)).ravel())
    told[np.argsort(-weight, kind="stable")[MOST_TERMS:]] = 0.0
    spread = float((matrix @ told + values @ cue).std())
    for name, chosen in CHOSEN.items():
        cue[NAMES.index(name)] = chosen * spread
    return told, cue, spread


def report(scores: dict[str, float], folder: Path) -> None:
    for name in REPORTED:
        known = [row for row in rows(folder, name) if row["id"] in scores]
        if known:
            said = [scores[row["id"]] for row in known]
            area = roc_auc_score([row["label"] for row in known], said)
            rank = spearmanr(said, [len(row["text"].split()) for row in known])[0]
            print(f"{name:18s} n {len(known):5d}  AUC {area:.3f}  rank correlation with words {rank:+.2f}")


def given(folder: Path) -> tuple[list[dict[str, Any]], Any]:
    """Every labelled message once, and the set it belongs to."""
    found: dict[str, tuple[dict[str, Any], str]] = {}
    for name, group in SETS.items():
        for row in rows(folder, name):
            found.setdefault(row["id"], (row, group))
    return [row for row, _ in found.values()], np.array([group for _, group in found.values()])


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights beside core/discourse")
    args = parser.parse_args()
    seen, sets = given(args.folder)
    messages = [words_of(row["text"]) for row in seen]
    labels = np.array([row["label"] for row in seen])
    values, curves = cue_values(messages), length_curves(messages, sets)
    groups = [row["group"] for row in seen]
    scores: dict[str, float] = {}
    for train, test in GroupKFold(4).split(values, labels, groups):
        terms = Terms([messages[i] for i in train])
        told, cue, spread = fit(terms.matrix([messages[i] for i in train]), values[train], curves[train], labels[train], sets[train])  # fmt: skip
        said = (terms.matrix([messages[i] for i in test]) @ told + values[test] @ cue) / spread
        scores.update(zip((seen[i]["id"] for i in test), said, strict=True))
    terms = Terms(messages)
    matrix = terms.matrix(messages)
    told, cue, spread = fit(matrix, values, curves, labels, sets)
    other = rows(args.folder, "venue_transfer_lm")
    unseen = [words_of(row["text"]) for row in other]
    if unseen:
        said = (terms.matrix(unseen) @ told + cue_values(unseen) @ cue) / spread
        scores.update(zip((row["id"] for row in other), said, strict=True))
    report(scores, args.folder)
    if args.write:
        write(terms, told, cue, values, matrix @ told + values @ cue, sets)


def write(terms: Terms, told: Any, cue: Any, values: Any, said: Any, sets: Any) -> None:
    """Centre the scale between the sets, each counting the same, and spread it over 0..1."""
    middle = float(np.mean([said[sets == name].mean() for name in SHARES]))
    spread = float(np.mean([said[sets == name].std() for name in SHARES]))
    centre = values.mean(axis=0)
    wording = {
        name: round(float(told[i] * terms.rarity[i] / 5), 2) for i, name in enumerate(terms.names) if told[i]
    }
    stored: dict[str, Any] = {
        "made_by": "python -m bot.learn.discourse; public data sets of reflective diaries, constructive comments, "
        "and one community's forum and chat",
        "intercept": round(float(centre @ cue) - middle, 4),
        "scale": round(1.2 / spread, 4),
        "cues": {name: round(float(cue[i]), 4) for i, name in enumerate(NAMES)},
        "centre": {name: round(float(centre[i]), 4) for i, name in enumerate(NAMES)},
        "wording": {name: weight for name, weight in wording.items() if weight and name not in CONNECTIVES},
    }
    lines = ",\n".join(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, separators=(',', ':'))}" for key, value in stored.items())  # fmt: skip
    WEIGHTS.write_text(f"{{\n{lines}\n}}\n", encoding="utf-8")
    print(stored["cues"], f"{len(stored['wording'])} words and pairs, {WEIGHTS.stat().st_size / 1024:.0f} kB")


if __name__ == "__main__":
    main()
