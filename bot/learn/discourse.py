"""Fit the weights of the reading: python -m bot.learn.discourse DATA_DIR [--write]

DATA_DIR holds diaries.jsonl, comments.jsonl and venue_lm.jsonl ({"id", "text", "label", "group"} a
line) and, to report on only, their `_lm` subsets, venue_author_lm and venue_transfer_lm. One logistic
regression over all three at once: within a set, examples are weighted so that length tells nothing of
the label, and a nuisance intercept and length slope a set are learned and thrown away. Judged by
cross-validation over conversations; transfer is never trained on.
"""

import argparse
import json
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
from scipy.stats import spearmanr
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.model_selection import GroupKFold

from core.discourse import cues
from core.discourse.reading import terms_of
from core.discourse.words import Words, words_of

FIT = {"diaries": 3.0, "comments": 1.5, "venue_lm": 2.0}
REPORTED = (
    "diaries",
    "diaries_lm",
    "comments",
    "comments_lm",
    "venue_lm",
    "venue_author_lm",
    "venue_transfer_lm",
)
LEAST_DOCUMENTS = 6
STRENGTH = 6.0
# Cues are held back less than single words, so that a word class is preferred to its words.
CUE_SCALE = 6.0
# How much the elaboration cue counts is a choice, not a fit: length-balanced data cannot tell. It is set
# so that the rank correlation with word count stays well within .30 on length-matched sets.
ELABORATION = 5.0
# The cues of which more is more reflective (1) or less (-1) by their definition. One that the data would
# turn around is left out (0): no cue may count against what it says.
DIRECTION = {"acknowledgement": -1, "sentiment": 0}
WEIGHTS = Path(__file__).parents[2] / "core" / "discourse" / "weights.json"


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    path = folder / f"{name}.jsonl"
    return (
        [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []
    )


class Space:
    """Words and pairs as columns, cues beside them, as the reading computes them."""

    def __init__(self, messages: list[Words]) -> None:
        counts: dict[str, int] = {}
        for message in messages:
            for term in terms_of(message):
                counts[term] = counts.get(term, 0) + 1
        # What a cue already counts is not counted again word by word.
        taken: set[str] = set()
        for cue in cues.every().values():
            taken |= getattr(cue, "WORDS", frozenset())
        kept = sorted(t for t, n in counts.items() if n >= LEAST_DOCUMENTS and not taken & set(t.split()))
        self.columns = {term: index for index, term in enumerate(kept)}
        self.centre = self._cues(messages).mean(axis=0)

    @staticmethod
    def _cues(messages: list[Words]) -> Any:
        return np.array([[cue.measure(words) for cue in cues.every().values()] for words in messages])

    def matrix(self, messages: list[Words]) -> Any:
        data, where, starts = [], [], [0]
        for words in messages:
            known = [self.columns[term] for term in terms_of(words) if term in self.columns]
            data += [1 / max(len(known), 1) ** 0.5] * len(known)
            where += known
            starts.append(len(where))
        wording = sparse.csr_matrix((data, where, starts), shape=(len(messages), len(self.columns)))
        return sparse.hstack([wording, (self._cues(messages) - self.centre) * CUE_SCALE]).tocsr()


def length_balanced(labels: Any, lengths: Any, sets: Any) -> Any:
    """Weights that make both labels equally common at each length within a set; 0 where one is absent."""
    weights = np.zeros(len(labels))
    for name, share in FIT.items():
        mine = sets == name
        edges = np.quantile(lengths[mine], np.linspace(0, 1, 13)[1:-1])
        bins = np.digitize(lengths, edges)
        for number in range(12):
            cell = mine & (bins == number)
            ones, zeros = cell & (labels == 1), cell & (labels == 0)
            least = min(ones.sum(), zeros.sum())
            if least >= 8:
                weights[ones], weights[zeros] = least / ones.sum(), least / zeros.sum()
        weights[mine] *= share * 3000 / weights[mine].sum()
    return weights


def nuisance(lengths: Any, sets: Any) -> Any:
    columns = []
    for name in FIT:
        mine = (sets == name).astype(float)
        columns += [3 * mine, mine * (lengths - 3), mine * (lengths - 3) ** 2]
    return np.stack(columns, axis=1)


def fit(matrix: Any, extra: Any, labels: Any, weights: Any) -> Any:
    model = LogisticRegression(C=STRENGTH, max_iter=2000, solver="liblinear", random_state=0)
    used = weights > 0
    model.fit(sparse.hstack([matrix, extra]).tocsr()[used], labels[used], sample_weight=weights[used])
    return model.coef_[0][: matrix.shape[1]]


def report(scores: dict[str, float], folder: Path) -> None:
    for name in REPORTED:
        known = [row for row in rows(folder, name) if row["id"] in scores]
        if not known:
            continue
        said = [scores[row["id"]] for row in known]
        area = roc_auc_score([row["label"] for row in known], said)
        rank = spearmanr(said, [len(row["text"].split()) for row in known])[0]
        print(f"{name:18s} n {len(known):5d}  AUC {area:.3f}  rank correlation with words {rank:+.2f}")


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights beside core/discourse")
    args = parser.parse_args()
    seen = [(name, row) for name in FIT for row in rows(args.folder, name)]
    sets = np.array([name for name, _ in seen])
    labels = np.array([row["label"] for _, row in seen])
    groups = np.array([f"{name} {row['group']}" for name, row in seen])
    messages = [words_of(row["text"]) for _, row in seen]
    lengths = np.log1p([len(words.words) for words in messages])
    space = Space(messages)
    matrix, extra = space.matrix(messages), nuisance(lengths, sets)
    weights = length_balanced(labels, lengths, sets)
    names = list(cues.every())

    def final(coefficients: Any) -> Any:
        for index, name in enumerate(names, len(space.columns)):
            direction = DIRECTION.get(name, 1)
            if direction and coefficients[index] * direction < 0:
                coefficients[index] = 0.0
            if name == "elaboration":
                coefficients[index] = ELABORATION / CUE_SCALE
        return coefficients

    scores: dict[str, float] = {}
    for train, test in GroupKFold(5).split(matrix, labels, groups):
        told = final(fit(matrix[train], extra[train], labels[train], weights[train]))
        scores.update(zip((seen[i][1]["id"] for i in test), matrix[test] @ told, strict=True))
    other = [row for name in ("venue_author_lm", "venue_transfer_lm") for row in rows(args.folder, name)]
    unseen = [row for row in other if row["id"] not in scores]
    coefficients = final(fit(matrix, extra, labels, weights))
    scores.update(zip((row["id"] for row in unseen), space.matrix([words_of(r["text"]) for r in unseen]) @ coefficients,
                      strict=True))  # fmt: skip
    report(scores, args.folder)
    if args.write:
        write(space, names, coefficients, matrix, np.where(sets == "venue_lm", weights, 0), labels)


def write(space: Space, names: list[str], coefficients: Any, matrix: Any, weights: Any, labels: Any) -> None:
    """Centre the scale between one community's chat and forum at equal length, and spread it over 0..1."""
    told = matrix @ coefficients
    spread = np.sqrt(np.average((told - np.average(told, weights=weights)) ** 2, weights=weights))
    start = len(space.columns)
    stored: dict[str, Any] = {
        "made_by": "python -m bot.learn.discourse; public data sets of reflective diaries, constructive comments, "
        "and one community's forum and chat",
        "intercept": -float(np.average(told, weights=weights)),
        "scale": float(1.2 / spread),
        "cues": {name: round(float(coefficients[start + i]) * CUE_SCALE, 4) for i, name in enumerate(names)},
        "centre": {name: round(float(space.centre[i]), 4) for i, name in enumerate(names)},
        "wording": {t: round(float(coefficients[i]), 2) for t, i in space.columns.items()
                    if abs(coefficients[i]) >= 0.05},
    }  # fmt: skip
    WEIGHTS.write_text(json.dumps(stored, ensure_ascii=False, indent=0) + "\n", encoding="utf-8")
    print(
        f"{len(stored['wording'])} words and pairs, {WEIGHTS.stat().st_size / 1024:.0f} kB; labels {labels.mean():.2f}"
    )


if __name__ == "__main__":
    main()
