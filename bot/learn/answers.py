"""Fit how evidence is weighed: python -m bot.learn.answers CORPUS [CORPUS ...] [--write]

A CORPUS is a folder with docs/ and questions.jsonl ({"id", "text", "answered", "gold"} a line). What is
learned is whether the first passage is a right one. Judged by leaving each corpus out in turn, so the
figures are for docs never seen.
"""

import argparse
import json
import re
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from adapters.docs import open_library
from core.answers.evidence import NAMES, figures, gather
from core.answers.look_up import MOST_TERMS, rank
from core.answers.question import question_in
from core.answers.terms import terms

WEIGHTS = Path(__file__).parents[2] / "core" / "answers" / "weights.json"
# In real chat about three questions in ten are answered by the docs; the data has other shares.
ANSWERED_SHARE = 0.3


def anchor(source: str) -> str:
    """A source as the gold labels compare it."""
    file, _, mark = source.partition("#")
    return f"{file.removeprefix('docs/')}#{re.sub(r'[^a-z0-9]+', '-', mark.lower()).strip('-')}"


def examples(corpus: Path) -> tuple[Any, Any, Any]:
    """Evidence, is the first passage right, and does the corpus answer the question at all."""
    library = open_library(corpus / "docs")
    evidence, right, answered = [], [], []
    for line in (corpus / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        question = question_in(row["text"])
        query = terms(question.text)[:MOST_TERMS]
        hits = rank(query, library)
        if row.get("kind") == "chatter" or not hits:
            continue
        evidence.append(figures(gather(query, hits, library)))
        gold = {anchor(source) for source in row["gold"]}
        top = anchor(hits[0].section.source)
        right.append(top in gold or top.partition("#")[0] + "#" in gold)
        answered.append(bool(row["answered"]))
    return np.array(evidence), np.array(right), np.array(answered)


def fit(parts: list[tuple[Any, Any, Any]]) -> Any:
    """One regression over corpora of equal weight, with the share of answered questions of real chat."""
    inputs = np.concatenate([part[0] for part in parts])
    labels = np.concatenate([part[1] for part in parts])
    weights = np.concatenate([_weights(part) for part in parts])
    return LogisticRegression(C=1.0, max_iter=5000).fit(inputs, labels, sample_weight=weights)


def _weights(part: tuple[Any, Any, Any]) -> Any:
    _, _, answered = part
    share = answered.mean()
    each = np.where(answered, ANSWERED_SHARE / share, (1 - ANSWERED_SHARE) / (1 - share))
    return each * 1000 / len(answered)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights beside core/answers")
    args = parser.parse_args()
    parts = {corpus.name: examples(corpus) for corpus in args.corpora}
    for name, (evidence, right, answered) in parts.items():
        others = [part for other, part in parts.items() if other != name]
        told = fit(others).predict_proba(evidence)[:, 1] if others else np.zeros(len(right))
        shown = told >= 0.8
        print(f"{name:24s} first right {right[answered].mean():.3f}  AUC answered {roc_auc_score(answered, told):.3f}  "
              f"shown {shown.mean():.2f}, right {right[shown].mean() if shown.any() else float('nan'):.3f}")  # fmt: skip
    model = fit(list(parts.values()))
    stored = {
        "made_by": "python -m bot.learn.answers; public FAQ pages of chat-based courses with paraphrased questions",
        "intercept": round(float(model.intercept_[0]), 4),
        "evidence": {name: round(float(w), 4) for name, w in zip(NAMES, model.coef_[0], strict=True)},
    }
    print(json.dumps(stored, indent=1))
    if args.write:
        WEIGHTS.write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
