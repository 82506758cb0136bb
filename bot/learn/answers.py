"""Fit how passages are ranked and evidence is weighed: python -m bot.learn.answers CORPUS [CORPUS ...]

A CORPUS is a folder with docs/ and questions.jsonl ({"id", "text", "answered", "gold"} a line, optional
"context" and "kind"); gold names sections, or files where it has no anchor. Learned are the ranking (a right
passage before the others found), the evidence (the first passage is a right one), and what the form of a
question adds to it, from real chat (kind not_linked) only. Judged by leaving each corpus out of all three in
turn, so the figures are for docs never seen. --semantic MODEL learns the set of weights with meanings, --write
puts the set into core/answers/weights.json.
"""

import argparse
import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from adapters.docs import read_folder
from adapters.docs.semantic import Embedder, indexed
from core.answers import Asked, Found, Library, asked, evidence, rank
from core.answers.form import Form, form_of
from core.answers.look_up import CANDIDATES
from core.answers.question import question_in

WEIGHTS = Path(__file__).parents[2] / "core" / "answers" / "weights.json"
# In real chat about three questions in ten are answered by the docs; the data has other shares.
ANSWERED_SHARE = 0.3
# Questions of real chat: that nobody linked a page does not prove that none answers, so they count less.
CHAT, CHAT_WEIGHT = "not_linked", 0.2
# Questions of one corpus are alike, and there are five: evidence is held to what all of them bear out.
EVIDENCE_STRENGTH = 0.02
# So few questions of chat are answered that each feature of the form counts for little more than what it tells alone.
FORM_STRENGTH = 5e-4
THRESHOLD = 0.8


@dataclass(frozen=True, slots=True)
class Example:
    """One question: what was found for it, and which of the hits are right."""

    asked: Asked
    found: Found
    traits: Any
    right: Any
    answered: bool


@dataclass(frozen=True, slots=True)
class Corpus:
    name: str
    library: Library
    examples: tuple[Example, ...]
    chat: bool


def anchor(source: str) -> str:
    """A source as the gold labels compare it."""
    file, _, mark = source.partition("#")
    return f"{file.removeprefix('docs/')}#{re.sub(r'[^a-z0-9]+', '-', mark.lower()).strip('-')}"


def read(folder: Path, embedder: Embedder | None) -> Corpus:
    """A corpus with everything that was found for its questions; those that seek no help are left out."""
    sections, _ = read_folder(folder / "docs")
    library = indexed(sections, embedder)
    examples, chat = [], False
    for line in (folder / "questions.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        chat |= row.get("kind") == CHAT
        if row.get("kind") == "chatter" or not question_in(row["text"]).seeks_help:
            continue
        question = asked(row["text"], row.get("context") or ())
        found = library.search(question, CANDIDATES)
        if found.hits:
            gold = {anchor(source) for source in row["gold"]}
            right = np.array([_matches(hit.section.source, gold) for hit in found.hits])
            seen = np.array(rank.traits(question, found, library))
            examples.append(Example(question, found, seen, right, bool(row["answered"])))
    return Corpus(folder.name, library, tuple(examples), chat)


def _matches(source: str, gold: set[str]) -> bool:
    named = anchor(source)
    return named in gold or f"{named.partition('#')[0]}#" in gold


def fit_rank(corpora: Sequence[Corpus], used: Sequence[bool]) -> Any:
    """A conditional logit, weights at least 0: a right passage is chosen among those found. Corpora weigh alike."""
    told = [
        (one.traits, one.right, 1000 / len(corpus.examples))
        for corpus in corpora
        for one in corpus.examples
        if one.right.any() and not one.right.all()
    ]

    def loss(weights: Any) -> tuple[float, Any]:
        lost, slope = weights @ weights, 2 * weights
        for traits, right, much in told:
            score = traits @ weights
            share = np.exp(score - score.max())
            share /= share.sum()
            mass = share[right].sum()
            lost -= much * np.log(mass + 1e-12)
            slope = slope - much * ((share * right / (mass + 1e-12) - share) @ traits)
        return float(lost), slope

    bounds = [(0, None) if use else (0, 0) for use in used]
    return minimize(loss, np.zeros(len(used)), jac=True, method="L-BFGS-B", bounds=bounds).x


@dataclass(frozen=True, slots=True)
class Table:
    """For each question: the evidence for its first passage under a ranking, its form, and the truth.

    Where the passage is `only_names` none is shown, however sure it is.
    """

    figures: Any
    forms: Any
    right: Any
    shown_right: Any
    answered: Any
    only_names: Any
    chat: bool

    @property
    def weight(self) -> float:
        return CHAT_WEIGHT if self.chat else 1.0


def tabulate(corpus: Corpus, weights: Any) -> Table:
    rows, right, shown, named = [], [], [], []
    for one in corpus.examples:
        scores = one.traits @ weights
        order = np.argsort(-scores, kind="stable")
        ranked = [
            rank.Ranked(one.found.hits[n], rank.Traits(*map(float, one.traits[n])), float(scores[n]))
            for n in order
        ]
        rows.append(evidence.gather(one.asked, ranked, one.found, corpus.library))
        named.append(evidence.only_names(one.asked, ranked[0], one.found, corpus.library))
        right.append(one.right[order[0]])
        offered = {id(passage.hit) for passage in rank.offered(ranked)}
        shown.append(any(r for r, hit in zip(one.right, one.found.hits, strict=True) if id(hit) in offered))
    forms = np.array([form_of(one.asked, one.found) for one in corpus.examples])
    answered = np.array([one.answered for one in corpus.examples])
    return Table(
        np.array(rows), forms, np.array(right), np.array(shown), answered, np.array(named), corpus.chat
    )


@dataclass(frozen=True, slots=True)
class Sure:
    """How sure it is, learned: see `core.answers.weights.Weights`."""

    evidence: Any
    intercept: float
    form: Any
    speaks: float
    bias: float

    def told(self, table: Table) -> Any:
        """The confidence for each question of a table."""
        speaks = _chance(table.figures @ self.evidence + self.intercept)
        return _chance(self.bias + self.speaks * speaks + (1 - speaks) * (table.forms @ self.form))


def fit_sure(tables: Sequence[Table], used: Sequence[bool]) -> Sure:
    """The evidence first, then the form's direction from chat, then how much each is worth."""
    labels = [table.right for table in tables]
    weights = [table.weight * _weights(table.answered, ANSWERED_SHARE) for table in tables]
    figures = [table.figures * np.array(used) for table in tables]
    evidence_of, intercept = _regress(figures, labels, weights, EVIDENCE_STRENGTH)
    speaks = [_chance(table.figures @ evidence_of + intercept) for table in tables]
    direction = _form([table for table in tables if table.chat], len(tables[0].forms[0]))
    both = [
        np.stack([s, (1 - s) * (t.forms @ direction)], axis=1) for s, t in zip(speaks, tables, strict=True)
    ]
    # In chat a wrong first passage is the rule; that the docs answered at all says more of the question.
    told = [table.answered if table.chat else table.right for table in tables]
    worth, bias = _regress(both, told, weights, 1.0)
    return Sure(evidence_of, intercept, direction * worth[1], float(worth[0]), bias)


def _form(chats: Sequence[Table], features: int) -> Any:
    """Which forms of question get an answer from the docs in chat; nothing where there is no chat to learn it from."""
    if not chats:
        return np.zeros(features)
    answered = [table.answered for table in chats]
    weights = [_weights(one, 0.5) for one in answered]
    return _regress([table.forms for table in chats], answered, weights, FORM_STRENGTH)[0]


def _regress(
    figures: Sequence[Any], labels: Sequence[Any], weights: Sequence[Any], strength: float
) -> tuple[Any, float]:
    """One logistic regression over corpora; `strength` is the inverse of its regularisation."""
    model = make_pipeline(StandardScaler(), LogisticRegression(C=strength, max_iter=5000))
    model.fit(
        np.concatenate(figures), np.concatenate(labels),
        logisticregression__sample_weight=np.concatenate(weights),
    )  # fmt: skip
    scaler, regression = model[0], model[-1]
    coefficients = regression.coef_[0] / scaler.scale_
    return coefficients, float(regression.intercept_[0] - coefficients @ scaler.mean_)


def _chance(log_odds: Any) -> Any:
    return 1 / (1 + np.exp(-log_odds))


def _weights(answered: Any, share: float) -> Any:
    """A weight for each question so that this share is answered, 1,000 in all."""
    actual = answered.mean()
    return np.where(answered, share / actual, (1 - share) / (1 - actual)) * 1000 / len(answered)


def judge(name: str, table: Table, told: Any) -> None:
    """Print how a corpus left out fares."""
    answered, weight = table.answered, _weights(table.answered, ANSWERED_SHARE)
    shown = (told >= THRESHOLD) & ~table.only_names
    precision = (weight * table.shown_right)[shown].sum() / max(weight[shown].sum(), 1e-9)
    order = np.argsort(-told, kind="stable")
    hits, all_ = np.cumsum((weight * table.shown_right)[order]), np.cumsum(weight[order])
    reached = hits >= 0.9 * all_
    best = hits[reached].max() if reached.any() else 0.0
    mass = weight[answered].sum()
    print(
        f"{name:22s} first {table.right[answered].mean():.3f}  in three {table.shown_right[answered].mean():.3f}  "
        f"AUC {roc_auc_score(answered, told):.3f}  recall at precision .90 {best / mass:.3f}  "
        f"at {THRESHOLD}: precision {precision:.3f}, recall {table.shown_right[shown & answered].sum() / answered.sum():.3f}"
    )


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("corpora", nargs="+", type=Path)
    parser.add_argument("--semantic", metavar="MODEL", help="with meanings: a sentence-transformers folder")
    parser.add_argument("--write", action="store_true", help="write the weights beside core/answers")
    args = parser.parse_args()
    for folder in args.corpora:
        if not (folder / "docs").is_dir() or not (folder / "questions.jsonl").is_file():
            parser.error(f"{folder} is no corpus: docs/ and questions.jsonl are missing; nothing was learned")
    embedder = Embedder(args.semantic) if args.semantic else None
    corpora = [read(folder, embedder) for folder in args.corpora]
    traits = [embedder is not None or name not in rank.SEMANTIC for name in rank.TRAITS]
    figures = [embedder is not None or name not in evidence.SEMANTIC for name in evidence.NAMES]
    for left_out in corpora if len(corpora) > 1 else ():
        others = [corpus for corpus in corpora if corpus is not left_out]
        ranking = fit_rank(others, traits)
        sure = fit_sure([tabulate(corpus, ranking) for corpus in others], figures)
        table = tabulate(left_out, ranking)
        judge(left_out.name, table, sure.told(table))
    ranking = fit_rank(corpora, traits)
    sure = fit_sure([tabulate(corpus, ranking) for corpus in corpora], figures)
    learned = {
        "rank": _named(rank.TRAITS, ranking),
        "evidence": _named(evidence.NAMES, sure.evidence),
        "intercept": round(sure.intercept, 4),
        "form": _named(Form._fields, sure.form),
        "speaks": round(sure.speaks, 4),
        "bias": round(sure.bias, 4),
    }
    print(json.dumps(learned, indent=1))
    if args.write:
        _write("semantic" if embedder else "lexical", learned)


def _named(names: Sequence[str], values: Any) -> dict[str, float]:
    return {name: round(float(value), 4) for name, value in zip(names, values, strict=True)}


def _write(kind: str, learned: Mapping[str, Any]) -> None:
    stored = json.loads(WEIGHTS.read_text(encoding="utf-8"))
    stored["made_by"] = (
        "python -m bot.learn.answers; FAQ and lesson pages of chat-based courses with paraphrased questions, "
        "and questions of two language communities to which a page was linked"
    )
    WEIGHTS.write_text(json.dumps({**stored, kind: learned}, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
