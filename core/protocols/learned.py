"""The learned reading: how likely a sentence is a clause of each kind, or one of the things that are no rule.

Linear models over the named features of `features`: one for each kind and reason tells it from all else, and one
whether there is a rule at all; the chance of a rule of the likeliest kind is the geometric mean of what the two
say. Their numbers were fitted by `python -m bot.learn.protocols` and hold no text of what they were fitted on.
"""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

from core.protocols.features import carriers, features, meant, worded
from core.protocols.kinds import every, filled
from core.protocols.modality import denies, only_lifts, only_permits, rules_nothing
from core.protocols.sentence import Sentence

# The chance from which a reading is sure: a wrong nudge costs as much as ten that are missed.
SURE = 10 / 11
# The class of whether there is a rule.
A_RULE = "a rule"
# What a sentence may be instead of a rule, and how that is told to the owner of the protocol.
NO_RULE = {
    "context_or_rationale": "It explains or describes; there is nothing in it that a bot could check.",
    "fragment_or_example": "It is a part or an example of something else, not a rule by itself.",
    "moderation_process": "It says how staff deals with misconduct, which stays with people.",
    "needs_human_judgement": "Whether it is kept takes a person's judgement.",
    "outside_chat": "It is about what happens outside the chat, where I see nothing.",
    "permission_or_option": "It allows or offers something; there is nothing to be kept.",
    "product_how_to": "It tells how to use the software.",
    "value_statement": "It says what people should care about, which takes a person's judgement.",
}


@dataclass(frozen=True, slots=True)
class Likely:
    """The likeliest kind of rule, the likeliest reason to be none, and the chance (0..1) that it is this rule."""

    kind: str
    reason: str
    rule: float


@dataclass(frozen=True, slots=True)
class _Model:
    classes: list[str]
    bias: list[float]
    weights: Mapping[str, list[tuple[int, float]]]
    threshold: float


@cache
def _model() -> _Model:
    stored = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    weights = {
        name: list(zip(flat[::2], flat[1::2], strict=True)) for name, flat in stored["weights"].items()
    }
    return _Model(stored["classes"], stored["bias"], weights, stored["threshold"])


def threshold() -> float:
    """The chance from which a sentence is read as a rule."""
    return _model().threshold


@lru_cache(maxsize=5_000)
def likely(sentence: Sentence) -> Likely:
    """What the sentence most probably is."""
    model = _model()
    scores = list(model.bias)
    for name, value in features(sentence).items():
        for number, weight in model.weights.get(name, ()):
            scores[number] += value * weight
    return of_scores(dict(zip(model.classes, scores, strict=True)), sentence)


def telling(text: str, kind: str) -> tuple[str, ...]:
    """The words of a sentence that speak most for a kind, three at most, in the order in which they stand."""
    weights, found = _weights_of(kind), worded(Sentence(text))

    def speaks(values: Mapping[str, float]) -> float:
        return sum(value * weights.get(name, 0.0) for name, value in values.items())

    said = {word: speaks({name: found.get(name, 0.0) for name in names}) for word, names in carriers(text)}
    for word, share in meant(text):
        said[word] = said.get(word, 0.0) + speaks(share)
    most = sorted((word for word in said if said[word] > 0), key=lambda word: -said[word])[:3]
    return tuple(word for word in said if word in most)


@cache
def _weights_of(kind: str) -> Mapping[str, float]:
    """What each feature weighs for one kind."""
    model = _model()
    number = model.classes.index(kind)
    every_class = ((name, dict(row).get(number)) for name, row in model.weights.items())
    return {name: weight for name, weight in every_class if weight}


def of_scores(scores: Mapping[str, float], sentence: Sentence) -> Likely:
    """The verdict that follows from a score for each class; a kind that the sentence cannot be is out of the question."""
    most = max(scores.values())
    parts = {name: math.exp(score - most) for name, score in scores.items() if name != A_RULE}
    out = _contrary(sentence.text)
    kinds = [name for name in parts if name not in NO_RULE and name not in out and _fills(name, sentence)]
    kind = max(kinds, key=lambda name: parts[name])
    chance = parts[kind] / sum(parts.values())
    return Likely(
        kind=kind,
        reason=max(NO_RULE, key=lambda name: parts.get(name, 0.0)),
        rule=0.0 if rules_nothing(sentence.text) else math.sqrt(chance / (1 + math.exp(-scores[A_RULE]))),
    )


def _fills(kind: str, sentence: Sentence) -> bool:
    """Does the sentence fill one of the slots without which it is not of the kind?"""
    one_of = _to_fill().get(kind, ())
    return not one_of or any(filled(kind, sentence).get(slot) for slot in one_of)


def _contrary(text: str) -> frozenset[str]:
    """The kinds to which the sentence is the contrary: they forbid what it allows, or demand what it denies or lifts."""
    forbids = _with("FORBIDS")
    allowed = forbids if only_permits(text) else frozenset()
    lifted = every().keys() - forbids - _with("LIFTED") if only_lifts(text) else frozenset()
    return allowed | lifted | {kind for kind, deed in _deeds().items() if denies(text, deed)}


@cache
def _with(name: str) -> frozenset[str]:
    return frozenset(kind for kind, module in every().items() if hasattr(module, name))


@cache
def _deeds() -> Mapping[str, re.Pattern[str]]:
    return {kind: re.compile(rf"\b(?:{every()[kind].DEED})\b", re.IGNORECASE) for kind in _with("DEED")}


@cache
def _to_fill() -> Mapping[str, tuple[str, ...]]:
    return {name: kind.FILLS for name, kind in every().items() if hasattr(kind, "FILLS")}
