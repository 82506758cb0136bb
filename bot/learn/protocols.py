"""Fit which kinds a sentence is: python -m bot.learn.protocols LABELLED.jsonl [--write]

LABELLED holds {"id", "doc", "heading", "text", "kind"} a line; a sentence with two rules has two lines.
One regression a kind over the named features of core/protocols/features.py, each with every sentence of
every kind as its examples, beside our own EXAMPLE of it. Judged by cross-validation over documents, in
which the threshold is also chosen: the lowest at which eight in ten sentences read as rules are rules.
"""

import argparse
import json
from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from core.protocols.features import features
from core.protocols.kinds import every
from core.protocols.sentence import Sentence

WEIGHTS = Path(__file__).parents[2] / "core" / "protocols" / "weights.json"
STRENGTH = 2.0
PRECISION = 0.8


def labelled(path: Path) -> tuple[list[Sentence], list[set[str]], list[str]]:
    """Sentences, the kinds of each, and their documents."""
    found: dict[str, tuple[Sentence, set[str], str]] = {}
    for line in path.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        key = row["id"].rsplit(".", 1)[0]
        entry = found.setdefault(key, (Sentence(row["text"], row.get("heading", "")), set(), row["doc"]))
        if row["kind"] != "not_enforceable":
            entry[1].add(row["kind"])
    sentences, kinds, docs = zip(*found.values(), strict=True)
    return list(sentences), list(kinds), list(docs)


def matrix(sentences: list[Sentence], columns: dict[str, int]) -> Any:
    rows = [[columns[f] for f in features(s) if f in columns] for s in sentences]
    starts = np.cumsum([0, *map(len, rows)])
    where = [column for row in rows for column in row]
    return sparse.csr_matrix((np.ones(len(where)), where, starts), shape=(len(rows), len(columns)))


def vocabulary(sentences: list[Sentence]) -> dict[str, int]:
    counts: dict[str, int] = defaultdict(int)
    for sentence in sentences:
        for feature in features(sentence):
            counts[feature] += 1
    return {f: i for i, f in enumerate(sorted(f for f, n in counts.items() if n >= 2))}


def fit(inputs: Any, kinds: list[set[str]]) -> dict[str, Any]:
    models = {}
    for name in every():
        wanted = np.array([name in found for found in kinds])
        if wanted.sum() >= 2:
            model = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0, fit_intercept=False)
            models[name] = model.fit(inputs, wanted).coef_[0]
    return models


def chances(inputs: Any, models: dict[str, Any]) -> dict[str, Any]:
    return {name: 1 / (1 + np.exp(-(inputs @ weights))) for name, weights in models.items()}


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights beside core/protocols")
    args = parser.parse_args()
    sentences, kinds, docs = labelled(args.labelled)
    own = [Sentence(module.EXAMPLE) for module in every().values()]
    own_kinds = [{name} for name in every()]
    told: list[dict[str, float]] = [{} for _ in sentences]
    for train, test in GroupKFold(10).split(sentences, groups=docs):
        seen = [sentences[i] for i in train] + own
        columns = vocabulary(seen)
        models = fit(matrix(seen, columns), [kinds[i] for i in train] + own_kinds)
        for name, values in chances(matrix([sentences[i] for i in test], columns), models).items():
            for index, value in zip(test, values, strict=True):
                told[index][name] = float(value)
    threshold = report(told, kinds)
    if args.write:
        everything = sentences + own
        columns = vocabulary(everything)
        write(columns, fit(matrix(everything, columns), kinds + own_kinds), threshold)


def report(told: list[dict[str, float]], kinds: list[set[str]]) -> float:
    """Print figures by threshold; return the lowest at which the precision of "a rule" is enough."""
    chosen = 0.9
    for threshold in np.arange(0.9, 0.09, -0.05):
        said = [{name for name, p in row.items() if p >= threshold} for row in told]
        rule = [(bool(a), bool(b)) for a, b in zip(said, kinds, strict=True)]
        hits = sum(a and b for a, b in rule)
        precision, recall = hits / max(sum(a for a, _ in rule), 1), hits / sum(b for _, b in rule)
        same = sum(len(a & b) for a, b in zip(said, kinds, strict=True))
        p, r = same / max(sum(map(len, said)), 1), same / sum(map(len, kinds))
        print(f"from {threshold:.2f}: a rule P {precision:.2f} R {recall:.2f}; kind P {p:.2f} R {r:.2f} "
              f"F1 {2 * p * r / max(p + r, 1e-9):.2f}")  # fmt: skip
        if precision >= PRECISION:
            chosen = float(threshold)
    return round(chosen, 2)


def write(columns: dict[str, int], models: dict[str, Any], threshold: float) -> None:
    weights: dict[str, dict[str, float]] = {}
    for feature, column in columns.items():
        strong = {name: round(float(w[column]), 2) for name, w in models.items() if abs(w[column]) >= 0.08}
        if strong:
            weights[feature] = strong
    made_by = "python -m bot.learn.protocols; published rules of chat channels in public repositories"
    stored = {"made_by": made_by, "threshold": threshold, "weights": weights}
    WEIGHTS.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(weights)} features, {WEIGHTS.stat().st_size / 1024:.0f} kB, threshold {threshold}")


if __name__ == "__main__":
    main()
