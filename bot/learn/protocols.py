"""Fit what a sentence is: python -m bot.learn.protocols LABELLED.jsonl [--write]

LABELLED holds {"doc", "sent", "heading", "text", "kind", "reason"} a line; a sentence with two rules has two
lines, and one that is none has the kind `not_enforceable` and a reason. Beside it stand published protocols that
we worded anew and labelled (`published/`), and our own sentences in `sentences/` and `voices/`: one file for each
kind of clause and, in `none/`, for each reason, a sentence a line, with its heading before ` :: ` where it has one.
Those in `sentences/` were written by somebody who had read half of the labelled documents and how they were misread
(and figures of the rest), those in `voices/` in the voices of eight sorts of communities by writers who had seen none
of them; what came near a labelled sentence was left out again. Figures for new documents will be somewhat lower.

Over the named features of core/protocols/features.py hyperplanes tell each kind and reason from all else, and
whether there is a rule at all; core/protocols/learned.py puts the two together. Judged by cross-validation over the
labelled documents, the threshold of each fold chosen on the others, and with `--without-own` without our sentences.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
from sklearn.model_selection import GroupKFold
from sklearn.svm import LinearSVC

from core.protocols.features import features
from core.protocols.kinds import every
from core.protocols.learned import A_RULE, NO_RULE, Likely, of_scores
from core.protocols.sentence import Sentence

WEIGHTS = Path(__file__).parents[2] / "core" / "protocols" / "weights.json"
OWN, VOICES = Path(__file__).parent / "sentences", Path(__file__).parent / "voices"
PUBLISHED = Path(__file__).parent / "published"
FOLDS = 10
# How closely the hyperplanes follow the sentences, and what the distance from one is worth.
STRENGTH, MARGIN = 0.8, 3.0
# How much a sentence of a kind counts beside those of all others, which are many more.
OF_ITS_KIND = 2.0
# How much a sentence of the voices counts beside a labelled one, and any of our own where it is told whether there
# is a rule.
VOICES_COUNT, OWN_COUNTS = 0.3, 0.5
# The least share of rules among what is read as rules, at which the threshold is set.
PRECISION = 0.83
THRESHOLDS = [round(0.9 - 0.02 * step, 2) for step in range(31)]
# A feature seen less often is not learned from; a smaller weight is not kept.
LEAST, SMALL = 3, 0.2


@dataclass(frozen=True)
class Labelled:
    """A sentence and the kinds it is (none: no rule, for the reason).

    It stands in the document `doc` and `counts` so much; where it does not `tells_kind`, only whether it is a rule
    is learned from it.
    """

    sentence: Sentence
    kinds: frozenset[str]
    reason: str = ""
    doc: str = "own"
    counts: float = 1.0
    tells_kind: bool = True

    @property
    def label(self) -> str:
        return min(self.kinds, default=self.reason)


def labelled(path: Path) -> list[Labelled]:
    """The labelled sentences of a file."""
    found: dict[tuple[str, int], Labelled] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        key = (row["doc"], row["sent"])
        kinds = {row["kind"]} - {"not_enforceable"}
        if key in found:
            kinds |= found[key].kinds
        sentence = Sentence(row["text"], row.get("heading", ""))
        found[key] = Labelled(sentence, frozenset(kinds), row.get("reason", ""), row["doc"])
    return list(found.values())


def published() -> list[Labelled]:
    """The published protocols that we worded anew and labelled ourselves.

    They tell what is a rule; where the hyperplanes of the kinds learn from them too, others are read worse.
    """
    found = [one for path in sorted(PUBLISHED.glob("*.jsonl")) for one in labelled(path)]
    return [replace(one, tells_kind=False) for one in found]


def own() -> list[Labelled]:
    """The example of each kind, our own sentences and those in the voices of communities, which count less."""
    examples = [Labelled(Sentence(kind.EXAMPLE), frozenset({name})) for name, kind in every().items()]
    return [*examples, *_of_folder(OWN, 1.0), *_of_folder(VOICES, VOICES_COUNT)]


def _of_folder(folder: Path, counts: float) -> Iterator[Labelled]:
    for path in sorted(folder.rglob("*.txt")):
        kinds = frozenset() if path.stem in NO_RULE else frozenset({path.stem})
        for line in path.read_text(encoding="utf-8").splitlines():
            heading, _, text = line.rpartition(" :: ")
            yield Labelled(Sentence(text, heading), kinds, path.stem, counts=counts)


Features = list[dict[str, float]]


@dataclass(frozen=True)
class Fitted:
    """A column of weights for each class (a kind, a reason, whether there is a rule), a row for each feature."""

    columns: dict[str, int]
    classes: list[str]
    weights: Any
    bias: Any

    def verdicts(self, seen: Features, sentences: Sequence[Sentence]) -> list[Likely]:
        """What each sentence is most likely, by the features seen of it."""
        scores = matrix(seen, self.columns) @ self.weights + self.bias
        return [
            of_scores(dict(zip(self.classes, map(float, row), strict=True)), sentence)
            for row, sentence in zip(scores, sentences, strict=True)
        ]


def matrix(seen: Features, columns: dict[str, int]) -> Any:
    """The features as a sparse matrix, a row for each sentence; those that have no column are left out."""
    rows = [{columns[name]: value for name, value in found.items() if name in columns} for found in seen]
    starts = np.cumsum([0, *map(len, rows)])
    where = [column for row in rows for column in row]
    values = [value for row in rows for value in row.values()]
    return sparse.csr_matrix((values, where, starts), shape=(len(rows), len(columns)))


def fit(seen: Features, examples: Sequence[Labelled]) -> Fitted:
    """The weights of each class and of whether there is a rule; those too small to matter are left out."""
    counts = Counter(name for found in seen for name in found)
    columns = {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n >= LEAST))}
    inputs, telling = matrix(seen, columns), [i for i, one in enumerate(examples) if one.tells_kind]
    labels = np.array([examples[i].label for i in telling])
    counts_for = np.array([one.counts for one in examples])
    of_own = np.array([OWN_COUNTS if one.doc == "own" else 1.0 for one in examples])
    classes = sorted(set(labels))
    planes = [
        _plane(
            inputs[telling], labels == name, counts_for[telling] * np.where(labels == name, OF_ITS_KIND, 1.0)
        )
        for name in classes
    ]
    rules = np.array([bool(one.kinds) for one in examples])
    planes.append(_plane(inputs, rules, counts_for * of_own))
    weights = np.vstack([weights for weights, _ in planes]).T
    kept = np.where(np.abs(weights) >= SMALL, np.round(weights, 1), 0.0)
    return Fitted(columns, [*classes, A_RULE], kept, np.round([float(bias[0]) for _, bias in planes], 2))


def _plane(inputs: Any, wanted: Any, counts_for: Any) -> tuple[Any, Any]:
    """Weights and bias of the hyperplane that keeps the wanted sentences apart from all others."""
    plane = LinearSVC(C=STRENGTH).fit(inputs, wanted, counts_for)
    return MARGIN * plane.coef_, MARGIN * plane.intercept_


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights beside core/protocols")
    parser.add_argument("--without-own", action="store_true", help="leave our own sentences out")
    args = parser.parse_args()
    given, ours = labelled(args.labelled), [] if args.without_own else own()
    examples = [*given, *published(), *ours]
    seen = [features(one.sentence) for one in examples]
    verdicts, folds = crosswise(seen, examples)
    judged = [(verdicts[i], one.kinds) for i, one in enumerate(given)]
    for threshold in THRESHOLDS:
        print(f"from {threshold:.2f}: {figures(said(judged, threshold))}")
    apart = said_apart(judged, folds)
    print(f"with each fold's threshold chosen on the other folds: {figures(apart)}")
    by_kind(apart)
    threshold = precise(judged)
    others = [(verdicts[i], examples[i].kinds) for i in range(len(given), len(verdicts))]
    print(f"the published ones worded anew, from {threshold:.2f}: {figures(said(others, threshold))}")
    if args.write:
        write(fit(seen, examples), threshold)


Folds = list[list[int]]


def crosswise(seen: Features, examples: Sequence[Labelled]) -> tuple[dict[int, Likely], Folds]:
    """Each sentence of a document as it is read by a fit without that document, and which were left out together.

    Our own sentences take part in every fit and are not judged.
    """
    ours = [i for i, one in enumerate(examples) if one.doc == "own"]
    theirs = [i for i, one in enumerate(examples) if one.doc != "own"]
    verdicts: dict[int, Likely] = {}
    folds: Folds = []
    for train, test in GroupKFold(FOLDS).split(theirs, groups=[examples[i].doc for i in theirs]):
        learned, left = [theirs[i] for i in train] + ours, [theirs[i] for i in test]
        fitted = fit([seen[i] for i in learned], [examples[i] for i in learned])
        found = fitted.verdicts([seen[i] for i in left], [examples[i].sentence for i in left])
        verdicts.update(zip(left, found, strict=True))
        folds.append(left)
    return verdicts, folds


Judged = list[tuple[Likely, frozenset[str]]]
Said = list[tuple[set[str], frozenset[str]]]


def said(judged: Judged, threshold: float) -> Said:
    """What is read of each sentence from a threshold on, and what it is."""
    return [({verdict.kind} if verdict.rule >= threshold else set(), kinds) for verdict, kinds in judged]


def said_apart(judged: Judged, folds: Folds) -> Said:
    """What is read of each sentence, from a threshold chosen on the folds without it."""
    found: Said = []
    for fold in folds:
        left = {i for i in fold if i < len(judged)}
        threshold = precise([pair for i, pair in enumerate(judged) if i not in left])
        found += said([judged[i] for i in left], threshold)
    return found


def precise(judged: Judged) -> float:
    """The lowest threshold at which enough of what is read as rules are rules."""
    enough = [t for t in THRESHOLDS if _rules(said(judged, t))[0] >= PRECISION]
    return min(enough, default=THRESHOLDS[0])


def _rules(pairs: Said) -> tuple[float, float]:
    """Precision and recall of whether a sentence is a rule, whichever."""
    hits = sum(bool(read and there) for read, there in pairs)
    return hits / max(sum(bool(read) for read, _ in pairs), 1), hits / sum(bool(there) for _, there in pairs)


def figures(pairs: Said) -> str:
    """Precision and recall of whether a sentence is a rule, then of which kind, in a line."""
    precision, recall = _rules(pairs)
    same = sum(len(read & there) for read, there in pairs)
    p, r = same / max(sum(len(read) for read, _ in pairs), 1), same / sum(len(there) for _, there in pairs)
    f1 = 2 * p * r / max(p + r, 1e-9)
    return f"a rule P {precision:.2f} R {recall:.2f}; kind P {p:.2f} R {r:.2f} F1 {f1:.2f}"


def by_kind(pairs: Said) -> None:
    """Print the precision and recall of each kind, with the number read as it and the number that are."""
    for name in every():
        hits = sum(name in read and name in there for read, there in pairs)
        read, there = sum(name in read for read, _ in pairs), sum(name in there for _, there in pairs)
        print(f"{name:28} P {hits / max(read, 1):.2f} ({read})  R {hits / max(there, 1):.2f} ({there})")


def write(fitted: Fitted, threshold: float) -> None:
    """Store each feature's weights as class, weight, class, weight …, with the threshold, beside core/protocols."""
    kept = {
        name: [number for c in np.flatnonzero(row) for number in (int(c), float(row[c]))]
        for name, row in zip(fitted.columns, fitted.weights, strict=True)
        if row.any()
    }
    stored = {
        "made_by": "python -m bot.learn.protocols; published rules of chat channels and our own sentences",
        "threshold": threshold,
        "classes": fitted.classes,
        "bias": [float(number) for number in fitted.bias],
        "weights": kept,
    }
    WEIGHTS.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(kept)} features, {WEIGHTS.stat().st_size / 1024:.0f} kB, threshold {threshold}")


if __name__ == "__main__":
    main()
