"""From a message's text to its reading, with the reasons in words."""

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files

from core.discourse import cues
from core.discourse.language import EVERYDAY, is_english
from core.discourse.lexicon import Lexicon, lexicon
from core.discourse.words import ASKED, START, Words, words_of


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
    """What `bot/learn/discourse.py` has learned of the cues: for each a weight and where it is neutral.

    What `strange` holds is added to a cue's weight the stranger the words are to the lexicon: where it has little
    to go by, more is taken from how a message is written.
    """

    intercept: float
    cues: Mapping[str, float]
    strange: Mapping[str, float]
    centre: Mapping[str, float]
    scale: float


@cache
def weights() -> Weights:
    stored = json.loads(files(__package__).joinpath("weights.json").read_text(encoding="utf-8"))
    return Weights(stored["intercept"], stored["cues"], stored["strange"], stored["centre"], stored["scale"])


_CUES = cues.every()
# A contribution in log-odds below this is not given as a reason.
_WORTH_SAYING = 0.2
# Wording is a reason only where it says more, since single words say little to a person.
_TELLING = 0.3
# Words and marks that mean nothing to a person on their own.
_NO_REASON = EVERYDAY | {START, ASKED}
_WORDING = "wording"
# How steeply the wording counts for less, and what `Weights.strange` holds for more, the fewer words are familiar.
FAMILIAR, STRANGE = 1.5, 3


def read(text: str, *, reasons: bool = True) -> Reading:
    """Read one message. Quotations and code are not the author's; other languages are not read.

    Without `reasons` it says only how it reads, for who asks for the figures alone.
    """
    words = words_of(text)
    if not words.words:
        return Reading(None, Label.NOT_READ, {}, "There are no words of its author's own in it.", 0)
    if not is_english(words):
        return Reading(None, Label.NOT_READ, {}, "It does not seem to be in English.", len(words.words))
    learned = weights()
    parts = contributions(words, learned, lexicon())
    score = learned.scale * (learned.intercept + sum(parts.values()))
    reflection = round(1 / (1 + math.exp(-max(min(score, 30.0), -30.0))), 4)
    label = Label.REFLECTIVE if reflection >= 0.5 else Label.REACTIVE
    because = _because(label, parts, words, learned) if reasons else f"It reads as {label.value}."
    return Reading(reflection, label, parts, because, len(words.words))


def contributions(words: Words, learned: Weights, known: Lexicon) -> dict[str, float]:
    """What each cue and the wording add to the log-odds of reflective."""
    familiar = known.familiarity(words)
    strange = (1 - familiar) ** STRANGE
    parts = {
        name: (learned.cues[name] + strange * learned.strange.get(name, 0.0))
        * (cue.measure(words) - learned.centre[name])
        for name, cue in _CUES.items()
    }
    return {**parts, _WORDING: known.wording(words) * familiar**FAMILIAR}


def _because(label: Label, parts: Mapping[str, float], words: Words, learned: Weights) -> str:
    """One sentence: the strongest reasons that speak for the label."""
    sign = 1 if label is Label.REFLECTIVE else -1
    strongest = sorted(parts, key=lambda name: -sign * parts[name])
    worth = [
        name for name in strongest if sign * parts[name] > (_TELLING if name == _WORDING else _WORTH_SAYING)
    ]
    said = [reason for name in worth if (reason := _reason(name, sign, words, learned))][:2]
    if said:
        return f"It reads as {label.value} because {' and '.join(said)}."
    if sign > 0:
        return "It reads as reflective, though nothing speaks strongly for either."
    return "It reads as reactive: little in it gives reasons, weighs, wonders or asks openly."


def _reason(name: str, sign: int, words: Words, learned: Weights) -> str | None:
    if name != _WORDING:
        cue = _CUES[name]
        speaks_for = learned.cues[name] + learned.strange.get(name, 0.0)
        return str(cue.BECAUSE) if (speaks_for > 0) == (sign > 0) and cue.BECAUSE else None
    # Only words that mean something to a person: what learned weights function words have says nothing to one.
    pulls = lexicon().pull
    telling = [t for t in words.terms if sign * pulls.get(t, 0.0) > 0 and _NO_REASON.isdisjoint(t.split())]
    telling.sort(key=lambda term: (-sign * pulls[term], term))
    kind = Label.REFLECTIVE if sign > 0 else Label.REACTIVE
    named = ", ".join(f"“{term}”" for term in telling[:3])
    return f"its words are typical of {kind.value} talk: {named}" if telling else None
