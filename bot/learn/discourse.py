"""Fit the weights of the reading: python -m bot.learn.discourse DATA_DIR [--write]

DATA_DIR holds diaries.jsonl, venue_lm.jsonl and venue_author_lm.jsonl ({"id", "text", "label", "group"} a
line); comments.jsonl only says what is usual. Beside them stand our own `messages.jsonl`: 1,500 messages of fifty
learning programmes, written for this and labelled by the definition in `core.discourse`, both labels of the same
lengths and manners. Two writers made all of them, so the figures on them flatter.

One logistic regression over the three kinds of talk at once, for a lexicon and the cues together. Within each kind
a curve of length is learned beside them and thrown away, as is the kind's own intercept, so that the weights
hold at a given length. Cues may only count in the direction of their definition. Terms that separate better
are penalised less (Wang and Manning 2012). What is read as even is what our own messages say, by scores of fits
that have not seen their programme (Platt 1999). Messages are also given without capitals and marks, so that
the lexicon learns no habits of spelling. The same data gives the same files; `bot.learn.discourse_figures`
judges the whole procedure by cross-validation over conversations, and on a community never trained on.
"""

import argparse
import json
import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import scipy.sparse as sparse
from scipy.optimize import minimize
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

from core.discourse import cues
from core.discourse.lexicon import FEW, Lexicon
from core.discourse.reading import FAMILIAR, Weights, contributions
from core.discourse.words import Words, words_of

HOME = Path(__file__).parents[2] / "core" / "discourse"
MADE_BY = "python -m bot.learn.discourse; public data sets of reflective diaries and of one community's forum and chat; our own messages"
OWN = Path(__file__).parent
SETS = {
    "diaries": "diaries", "venue_lm": "venue", "venue_author_lm": "venue", "comments": "comments", "messages": "messages",
}  # fmt: skip
UNSEEN = "venue_transfer_lm"
# How much each kind counts, whatever its size, and how much of it is given without marks.
SHARES = {"diaries": 8.4, "venue": 2.4, "messages": 1.9}
UNMARKED = {"diaries": 0.05, "venue": 0.5, "messages": 0.3}
RIDGE, CUE_RIDGE, CURVE_RIDGE = 1.5e-5, 1e-3, 1e-4
# All words seen twice are kept, and of the pairs those that tell most.
LEAST_MESSAGES, MOST_PAIRS = 2, 9_000
FOLDS = 5
# Half of our own messages are reflective; of 380 messages of real channels that were read by hand, a third was.
REFLECTIVE_SHARE = 0.32
# Chosen, not fitted: what they count for depends on a set's length, topic and spelling more than on its labels.
CHOSEN = {"abstraction": 0.0, "elaboration": 0.3, "informality": -1.2, "whole_sentences": 0.9}
STRANGE = {"abstraction": 560.0, "elaboration": 350.0}
# By definition a cue counts for something, whatever a set of labels says; cheap ones for little.
LIMITS = {
    "acknowledgement": (None, -2.0),
    "sentiment": (None, None),
    "reasons": (0.15, 0.25),
    "contrast": (0.15, 0.25),
    "lessons": (0.3, None),
    "thinking": (1.2, None),
    "closed_question": (None, -0.6),
}
AT_LEAST = 0.7
NAMES = list(cues.every())
FITTED = [name for name in NAMES if name not in CHOSEN]


@dataclass(frozen=True)
class Talk:
    """Labelled messages of one form, as given or without capitals and marks."""

    words: Sequence[Words]
    labels: Any
    kinds: Any
    groups: Sequence[str]
    ids: Sequence[str]

    def at(self, where: Any) -> "Talk":
        picked = [int(i) for i in where]
        return Talk(
            [self.words[i] for i in picked],
            self.labels[picked],
            self.kinds[picked],
            [self.groups[i] for i in picked],
            [self.ids[i] for i in picked],
        )


@dataclass(frozen=True)
class Fitted:
    """A lexicon and the cues' weights."""

    lexicon: Lexicon
    weights: Weights

    def scores(self, messages: Sequence[Words]) -> Any:
        return np.array(
            [sum(contributions(words, self.weights, self.lexicon).values()) for words in messages]
        )


def rows(folder: Path, name: str) -> list[dict[str, Any]]:
    path = (OWN if name == "messages" else folder) / f"{name}.jsonl"
    return [json.loads(line) for line in path.read_text("utf-8").splitlines()] if path.exists() else []


def unmarked(text: str) -> str:
    """The text without capitals and punctuation."""
    return " ".join(re.findall(r"[^\W_]+(?:'[^\W_]+)?", text.lower()))


def given(folder: Path) -> tuple[Talk, Talk]:
    """Every labelled message once, as given and unmarked."""
    found: dict[str, tuple[dict[str, Any], str]] = {}
    for name, kind in SETS.items():
        for row in rows(folder, name):
            found.setdefault(row["id"], (row, kind))
    seen, kinds = [row for row, _ in found.values()], np.array([kind for _, kind in found.values()])
    labels, groups, ids = np.array([r["label"] for r in seen]), [r["group"] for r in seen], [r["id"] for r in seen]  # fmt: skip
    return (
        Talk([words_of(row["text"]) for row in seen], labels, kinds, groups, ids),
        Talk([words_of(unmarked(words_of(row["text"]).prose)) for row in seen], labels, kinds, groups, ids),
    )


def separation(present: Any, labels: Any, kinds: Any) -> Any:
    """How far the log-odds of each term differ between the labels, as the mean over the kinds."""
    total = np.zeros(present.shape[1])
    for kind in SHARES:
        counts = [
            np.asarray(present[(kinds == kind) & (labels == label)].sum(axis=0)).ravel() + 1
            for label in (0, 1)
        ]
        odds = [count / count.sum() for count in counts]
        total += np.abs(np.log(odds[1] / odds[0])) / len(SHARES)
    return total


def presence(messages: Sequence[frozenset[str]], names: Sequence[str]) -> Any:
    columns = {name: index for index, name in enumerate(names)}
    found = [[columns[term] for term in sorted(terms) if term in columns] for terms in messages]
    starts = np.cumsum([0, *map(len, found)])
    where = [column for row in found for column in row]
    return sparse.csr_matrix((np.ones(len(where)), where, starts), shape=(len(messages), len(names)))


def vocabulary(talk: Talk, other: Talk) -> Lexicon:
    """What is kept, with its rarity; nothing pulls yet."""
    given_terms = [words.terms for words in talk.words]
    counts = Counter(term for terms in given_terms for term in terms)
    names = sorted(term for term, n in counts.items() if n >= LEAST_MESSAGES)
    rarity = {name: 1 + float(np.log(len(talk.words) / counts[name])) for name in names}
    both = presence([*given_terms, *(words.terms for words in other.words)], names)
    tells = separation(both, np.tile(talk.labels, 2), np.tile(talk.kinds, 2))
    tells *= np.sqrt(np.asarray(both.sum(axis=0)).ravel()) * np.array([rarity[name] for name in names])
    pairs = sorted(((-tells[i], name) for i, name in enumerate(names) if " " in name))[:MOST_PAIRS]
    kept = {name for _, name in pairs} | {name for name in names if " " not in name}
    strange = max(rarity.values())
    return Lexicon({name: round(rarity[name], 1) for name in names if name in kept}, {}, round(strange, 1))


def matrix(messages: Sequence[Words], known: Lexicon) -> Any:
    """What each message's `wording` multiplies the pulls with, scaled by its familiarity."""
    names = list(known.rarity)
    found = presence([words.terms for words in messages], names)
    norms = []
    for words in messages:
        terms = words.terms
        square = [known.rarity.get(term, known.strange) ** 2 for term in terms]
        norms.append(known.familiarity(words) ** FAMILIAR / np.sqrt(math.fsum(square) + FEW))
    return (sparse.diags(norms) @ found).tocsr()


def length_curves(talk: Talk) -> Any:
    """An intercept and a curve of five joints over log length for each kind: learned, then thrown away."""
    lengths = np.log1p([len(words.words) for words in talk.words])
    columns = []
    for kind in SHARES:
        mine = (talk.kinds == kind).astype(float)
        joints = np.quantile(lengths[talk.kinds == kind], [0.1, 0.3, 0.5, 0.7, 0.9])
        columns += [mine, mine * lengths, *(mine * np.maximum(lengths - joint, 0) for joint in joints)]
    stacked = np.stack(columns, axis=1)
    level = (stacked - stacked.mean(axis=0)) / np.maximum(stacked.std(axis=0), 1e-9)
    return np.hstack([np.ones((len(lengths), 1)), level])


def cue_values(messages: Sequence[Words]) -> Any:
    modules = cues.every()
    return np.array([[modules[name].measure(words) for name in FITTED] for words in messages])


def fit(talk: Talk, other: Talk) -> Fitted:
    """Learn from messages as given and the same unmarked."""
    learnt = np.flatnonzero(talk.kinds != "comments")
    centre = centres(talk)
    talk, other = talk.at(learnt), other.at(learnt)
    known = vocabulary(talk, other)
    both = [*talk.words, *other.words]
    labels, kinds = np.tile(talk.labels, 2), np.tile(talk.kinds, 2)
    rarity = np.array(list(known.rarity.values()))
    # A term that separates well gets further with the same penalty.
    tells = separation(presence([words.terms for words in both], list(known.rarity)), labels, kinds) + 0.6
    turned = rarity * tells / tells.mean()
    inputs = (matrix(both, known) @ sparse.diags(turned)).tocsr()
    chosen = Weights(0.0, {**dict.fromkeys(NAMES, 0.0), **CHOSEN}, STRANGE, centre, 1.0)
    offset = np.array([sum(contributions(words, chosen, known).values()) for words in both])
    counted = np.array(
        [
            SHARES[kind] / (talk.kinds == kind).sum() * (UNMARKED[kind] if unmarked else 1 - UNMARKED[kind])
            for unmarked in (False, True)
            for kind in talk.kinds
        ]
    )
    pulls, cue = regression(
        inputs, cue_values(both), np.tile(length_curves(talk), (2, 1)), labels, counted, offset
    )
    pull = {name: float(p) for name, p in zip(known.rarity, pulls * turned, strict=True)}
    cues_of = {**CHOSEN, **dict(zip(FITTED, map(float, cue), strict=True))}
    weights = Weights(0.0, cues_of, STRANGE, centre, 1.0)
    return Fitted(Lexicon(known.rarity, pull, known.strange), weights)


def centres(talk: Talk) -> dict[str, float]:
    """Each cue's mean: what is usual is neutral."""
    modules = cues.every()
    usual = {
        name: float(np.mean([module.measure(words) for words in talk.words]))
        for name, module in modules.items()
    }
    return {**usual, "abstraction": 0.5}


def regression(
    inputs: Any, values: Any, curves: Any, labels: Any, counted: Any, offset: Any
) -> tuple[Any, Any]:
    """Ridge-penalised logistic regression with limits on the cues; returns the pulls and the cues' weights."""
    counted = counted / counted.sum()
    terms, named = inputs.shape[1], values.shape[1]
    penalty = np.repeat([RIDGE, CUE_RIDGE, CURVE_RIDGE], [terms, named, curves.shape[1]])
    turned = inputs.T.tocsr()

    def loss(b: Any) -> tuple[float, Any]:
        z = inputs @ b[:terms] + values @ b[terms : terms + named] + curves @ b[terms + named :] + offset
        error = counted * (1 / (1 + np.exp(-z)) - labels)
        slope = np.concatenate([turned @ error, values.T @ error, curves.T @ error]) + penalty * b
        return float((counted * (np.logaddexp(0, z) - labels * z)).sum() + (penalty * b * b).sum() / 2), slope

    limits = [LIMITS.get(name, (AT_LEAST, None)) for name in FITTED]
    free: list[tuple[float | None, float | None]] = [(None, None)]
    within = [*free * terms, *limits, *free * curves.shape[1]]
    start = np.array([low or high or 0.0 for low, high in within])
    b = minimize(loss, start, jac=True, method="L-BFGS-B", bounds=within, options={"maxiter": 300}).x
    return b[:terms], b[terms : terms + named]


def cross_validated(folder: Path) -> dict[str, dict[str, float]]:
    """Scores of every message by a fit that has not seen its conversation, as given and unmarked."""
    as_given, bare = given(folder)
    said: dict[str, dict[str, float]] = {"given": {}, "unmarked": {}}
    for train, test in GroupKFold(FOLDS).split(as_given.labels, as_given.labels, as_given.groups):
        fold = fit(as_given.at(train), bare.at(train))
        for form, talk in (("given", as_given.at(test)), ("unmarked", bare.at(test))):
            said[form].update(zip(talk.ids, fold.scores(talk.words), strict=True))
    unseen = rows(folder, UNSEEN)
    messages, whole = [words_of(row["text"]) for row in unseen], fit(as_given, bare)
    for form, forms in (
        ("given", messages),
        ("unmarked", [words_of(unmarked(words.prose)) for words in messages]),
    ):
        said[form].update(zip((row["id"] for row in unseen), whole.scores(forms), strict=True))
    return said


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--write", action="store_true", help="write the weights beside core/discourse")
    args = parser.parse_args()
    as_given, bare = given(args.folder)
    whole = fit(as_given, bare)
    print({name: round(weight, 2) for name, weight in whole.weights.cues.items()})
    if args.write:
        write(whole, *calibration(cross_validated(args.folder)["given"]))


def calibration(said: Mapping[str, float]) -> tuple[float, float]:
    """Intercept and scale with which the reading is the chance that a message is reflective: that of one of our own,
    with the share of reflective messages that real channels have."""
    own = rows(OWN, "messages")
    scores = np.array([[said[row["id"]]] for row in own])
    fitted = LogisticRegression(C=1e6).fit(scores, [row["label"] for row in own])
    scale, fewer = float(fitted.coef_[0, 0]), np.log(REFLECTIVE_SHARE / (1 - REFLECTIVE_SHARE))
    return float(fitted.intercept_[0] + fewer) / scale, scale


def write(whole: Fitted, intercept: float, scale: float) -> None:
    """The weights and the lexicon, beside what reads them."""
    weights, known = whole.weights, whole.lexicon
    stored = {
        "made_by": MADE_BY,
        "intercept": round(intercept, 4),
        "scale": round(scale, 4),
        "cues": {name: round(weights.cues[name], 4) for name in NAMES},
        "strange": weights.strange,
        "centre": {name: round(weights.centre[name], 4) for name in NAMES},
    }
    (HOME / "weights.json").write_text(json.dumps(stored, indent=1) + "\n", encoding="utf-8")
    terms = {name: [rarity, round(known.pull[name], 1)] for name, rarity in known.rarity.items()}
    lines = json.dumps({"made_by": MADE_BY, "strange": known.strange, "terms": terms}, ensure_ascii=False, separators=(",", ":"))  # fmt: skip
    (HOME / "lexicon.json").write_text(lines + "\n", encoding="utf-8")
    print(f"{len(terms)} words and pairs, {len(lines.encode()) / 1024:.0f} kB")


if __name__ == "__main__":
    main()
