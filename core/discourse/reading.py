"""From a message's text to its reading, with the reasons in words."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files
from itertools import repeat

from core.discourse import cues
from core.discourse.language import EVERYDAY, is_english
from core.discourse.words import Words, words_of


class Label(StrEnum):
    REFLECTIVE = "reflective"
    REACTIVE = "reactive"
    NOT_READ = "not read"


@dataclass(frozen=True, slots=True)
class Reading:
    """`reflection` runs from 0 (reactive) to 1 (reflective); None where the message was not read.

    `cues` are the contributions to the reading in log-odds, positive towards reflective; `words`
    counts the author's own words.
    """

    reflection: float | None
    label: Label
    cues: Mapping[str, float]
    because: str
    words: int


@dataclass(frozen=True, slots=True)
class Weights:
    """What `bot/learn/discourse.py` has learned: a weight for each cue and each word or pair of words."""

    intercept: float
    cues: Mapping[str, float]
    centre: Mapping[str, float]
    wording: Mapping[str, float]
    scale: float


@cache
def weights() -> Weights:
    stored = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(stored["intercept"], stored["cues"], stored["centre"], stored["wording"], stored["scale"])


_CUES = cues.every()
# A contribution in log-odds below this is not given as a reason.
_WORTH_SAYING = 0.1
# A few words say little: their pull is divided as if there were this many terms.
FEWEST_TERMS = 12


def read(text: str) -> Reading:
    """Read one message. Quotations and code are not the author's; other languages are not read."""
    words = words_of(text)
    if not words.words:
        return Reading(None, Label.NOT_READ, {}, "There are no words of its author's own in it.", 0)
    if not is_english(words):
        return Reading(None, Label.NOT_READ, {}, "It does not seem to be in English.", len(words.words))
    learned = weights()
    parts = {
        name: learned.cues[name] * (cue.measure(words) - learned.centre[name]) for name, cue in _CUES.items()
    }
    parts["wording"] = wording(words, learned.wording)
    score = learned.scale * (learned.intercept + sum(parts.values()))
    reflection = round(1 / (1 + math.exp(-max(min(score, 30.0), -30.0))), 4)
    label = Label.REFLECTIVE if reflection >= 0.5 else Label.REACTIVE
    return Reading(reflection, label, parts, _because(label, parts, words, learned), len(words.words))


def wording(words: Words, learned: Mapping[str, float]) -> float:
    """The pull of the known words and pairs: their weights' sum over the root of the number of all terms, so
    that a long message pulls no more than a short one for being long."""
    terms = words.terms
    return sum(map(learned.get, terms, repeat(0.0))) / math.sqrt(max(len(terms), FEWEST_TERMS))


def _because(label: Label, parts: Mapping[str, float], words: Words, learned: Weights) -> str:
    """One sentence: the strongest reasons that speak for the label."""
    sign = 1 if label is Label.REFLECTIVE else -1
    # Cues that have a name come before mere wording, and only what is there is a reason.
    strongest = sorted(parts, key=lambda name: (name == "wording", -sign * parts[name]))
    reasons = [
        _reason(name, sign, words, learned) for name in strongest if sign * parts[name] > _WORTH_SAYING
    ]
    said = [reason for reason in reasons if reason][:2]
    if said:
        return f"It reads as {label.value} because {' and '.join(said)}."
    if sign > 0:
        return "It reads as reflective, though nothing speaks strongly for either."
    return "It reads as reactive: little in it gives reasons, weighs, wonders or asks openly."


def _reason(name: str, sign: int, words: Words, learned: Weights) -> str | None:
    if name != "wording":
        cue = _CUES[name]
        present = (learned.cues[name] > 0) == (sign > 0)
        return str(cue.BECAUSE) if present and cue.BECAUSE else None
    # Only words that mean something to a person: what learned weights function words have says nothing to one.
    telling = [
        t for t in words.terms if sign * learned.wording.get(t, 0.0) > 0 and EVERYDAY.isdisjoint(t.split())
    ]
    telling.sort(key=lambda term: (-sign * learned.wording[term], term))
    return "of words such as " + ", ".join(f"“{term}”" for term in telling[:3]) if telling else None
