"""Fit which kinds a sentence is: python -m bot.learn.protocols LABELLED.jsonl [--write]

LABELLED holds {"id", "doc", "heading", "text", "kind"} a line; a sentence with two rules has two lines.
Two steps over the named features of core/protocols/features.py: one regression says whether a sentence is
a rule, one a kind says which, with the kinds' own EXAMPLEs beside the labelled. Judged by cross-validation
over documents, in which the threshold is also chosen: the lowest at which eight in ten sentences read as
rules are rules.
"""

import argparse
import json
from collections import Counter
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
RULE_STRENGTH = 3.0
KIND_STRENGTH = 10.0
PRECISION = 0.8
# A feature seen less often is not learned from; a smaller weight is not kept.
LEAST = 3
SMALL = 0.8


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


def matrix(seen: list[dict[str, float]], columns: dict[str, int]) -> Any:
    rows = [{columns[name]: value for name, value in found.items() if name in columns} for found in seen]
    starts = np.cumsum([0, *map(len, rows)])
    where = [column for row in rows for column in row]
    values = [value for row in rows for value in row.values()]
    return sparse.csr_matrix((values, where, starts), shape=(len(rows), len(columns)))


def vocabulary(seen: list[dict[str, float]]) -> dict[str, int]:
    counts = Counter(name for found in seen for name in found)
    return {name: i for i, name in enumerate(sorted(name for name, n in counts.items() if n >= LEAST))}


def _weights(inputs: Any, wanted: Any, strength: float) -> Any:
    """A balanced regression's weights; those too small to matter are left out."""
    model = LogisticRegression(
        C=strength, solver="liblinear", random_state=0, fit_intercept=False, class_weight="balanced"
    )
    weights = model.fit(inputs, wanted).coef_[0]
    return np.where(np.abs(weights) >= SMALL, np.round(weights, 1), 0.0)


def fit(inputs: Any, kinds: list[set[str]]) -> tuple[Any, dict[str, Any]]:
    """Weights of "a rule", over all sentences, and of each kind, over the rules among them."""
    rules = np.array([bool(found) for found in kinds])
    among, theirs = inputs[np.flatnonzero(rules)], [found for found in kinds if found]
    each = {name: _weights(among, [name in found for found in theirs], KIND_STRENGTH) for name in every()}
    return _weights(inputs, rules, RULE_STRENGTH), each


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("labelled", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights beside core/protocols")
    args = parser.parse_args()
    sentences, kinds, docs = labelled(args.labelled)
    seen = [features(sentence) for sentence in sentences]
    own = [features(Sentence(module.EXAMPLE)) for module in every().values()]
    own_kinds = [{name} for name in every()]
    chance, likeliest = np.zeros(len(seen)), [""] * len(seen)
    for train, test in GroupKFold(10).split(sentences, groups=docs):
        examples = [seen[i] for i in train] + own
        columns = vocabulary(examples)
        rule, each = fit(matrix(examples, columns), [kinds[i] for i in train] + own_kinds)
        inputs = matrix([seen[i] for i in test], columns)
        chance[test] = 1 / (1 + np.exp(-(inputs @ rule)))
        scores = np.array([inputs @ weights for weights in each.values()])
        for index, best in zip(test, scores.argmax(axis=0), strict=True):
            likeliest[index] = list(each)[best]
    threshold = report(chance, likeliest, kinds)
    if args.write:
        columns = vocabulary(seen + own)
        write(columns, *fit(matrix(seen + own, columns), kinds + own_kinds), threshold)


def report(chance: Any, likeliest: list[str], kinds: list[set[str]]) -> float:
    """Print figures by threshold, then by kind; return the lowest at which "a rule" is precise enough."""
    chosen = 0.9
    for threshold in np.arange(0.9, 0.29, -0.02):
        said = [{kind} if p >= threshold else set() for p, kind in zip(chance, likeliest, strict=True)]
        rule = [(bool(a), bool(b)) for a, b in zip(said, kinds, strict=True)]
        hits = sum(a and b for a, b in rule)
        precision, recall = hits / max(sum(a for a, _ in rule), 1), hits / sum(b for _, b in rule)
        same = sum(len(a & b) for a, b in zip(said, kinds, strict=True))
        p, r = same / max(sum(map(len, said)), 1), same / sum(map(len, kinds))
        print(f"from {threshold:.2f}: a rule P {precision:.2f} R {recall:.2f}; kind P {p:.2f} R {r:.2f} "
              f"F1 {2 * p * r / max(p + r, 1e-9):.2f}")  # fmt: skip
        if precision >= PRECISION:
            chosen = float(threshold)
    by_kind([{k} if p >= chosen else set() for p, k in zip(chance, likeliest, strict=True)], kinds)
    return round(chosen, 2)


def by_kind(said: list[set[str]], kinds: list[set[str]]) -> None:
    for name in every():
        hits = sum(name in a and name in b for a, b in zip(said, kinds, strict=True))
        read, there = sum(name in a for a in said), sum(name in b for b in kinds)
        print(f"{name:28} P {hits / max(read, 1):.2f} ({read})  R {hits / max(there, 1):.2f} ({there})")


def write(columns: dict[str, int], rule: Any, each: dict[str, Any], threshold: float) -> None:
    of_kinds = {
        feature: {name: float(w[column]) for name, w in each.items() if w[column]}
        for feature, column in columns.items()
    }
    made_by = "python -m bot.learn.protocols; published rules of chat channels in public repositories"
    stored = {
        "made_by": made_by,
        "threshold": threshold,
        "rule": {feature: float(rule[column]) for feature, column in columns.items() if rule[column]},
        "kinds": {feature: weights for feature, weights in of_kinds.items() if weights},
    }
    WEIGHTS.write_text(json.dumps(stored, ensure_ascii=False, separators=(",", ":")) + "\n", encoding="utf-8")
    print(f"{len(columns)} features, {WEIGHTS.stat().st_size / 1024:.0f} kB, threshold {threshold}")


if __name__ == "__main__":
    main()
