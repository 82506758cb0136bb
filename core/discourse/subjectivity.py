"""TextBlob's subjectivity: its lexicon and its rules, without all that importing TextBlob brings along.

`textblob.en.sentiment(words)[1]` gives the same figure (a test compares them), but its import loads nltk, which
takes half a second and, where scikit-learn is installed, a hundred megabytes.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distribution
from statistics import fmean
from xml.etree import ElementTree

_LEXICON = "textblob/en/en-sentiment.xml"
_NEGATIONS = frozenset({"no", "not", "n't", "never"})
_ADJECTIVE, _ADVERB = "JJ", "RB"


@dataclass(frozen=True, slots=True)
class _Entry:
    """A word's subjectivity 0..1, how much it changes the next word's if it is an adverb, and whether it is one."""

    subjectivity: float
    intensity: float
    adverb: bool


def subjectivity(words: Sequence[str]) -> float:
    """How personal lower-case words are, 0 (factual) to 1; the mean over the words that the lexicon knows."""
    lexicon = _lexicon()
    found: list[float] = []
    intensity, modifier, negated = 1.0, "", False
    for word in words:
        entry = lexicon.get(word)
        if entry is None:
            modifier, negated = _passed_over(word, modifier, negated)
            continue
        if modifier:
            found[-1] = max(-1.0, min(entry.subjectivity * intensity, 1.0))
        else:
            found.append(entry.subjectivity)
        intensity = 1 / entry.intensity if negated else entry.intensity
        modifier, negated = word if entry.adverb else "", word in _NEGATIONS
    return sum(found) / (len(found) or 1)


def _passed_over(word: str, modifier: str, negated: bool) -> tuple[str, bool]:
    """What is left of a modifier and of a negation after a word that the lexicon does not know."""
    negated = word in _NEGATIONS or (negated and len(word.strip("'")) < 2)
    if negated and modifier.endswith("ly"):
        return modifier, False
    return ("" if len(word) > 2 else modifier), negated


@cache
def _lexicon() -> dict[str, _Entry]:
    """The lexicon, with the adverbs that TextBlob makes of its adjectives."""
    senses: dict[str, dict[str | None, list[tuple[float, float]]]] = {}
    tree = ElementTree.parse(str(distribution("textblob").locate_file(_LEXICON)))  # noqa: S314 - its own file
    for word in tree.iter("word"):
        weighed = float(word.get("subjectivity", 0.0)), float(word.get("intensity", 1.0))
        senses.setdefault(word.get("form", ""), {}).setdefault(word.get("pos"), []).append(weighed)
    means = {form: {pos: _mean(of) for pos, of in by_pos.items()} for form, by_pos in senses.items()}
    lexicon = {form: _Entry(*_mean(list(of.values())), _ADVERB in of) for form, of in means.items()}
    for form, of in means.items():
        if _ADJECTIVE in of:
            lexicon[_as_adverb(form)] = _Entry(*of[_ADJECTIVE], True)
    return lexicon


def _mean(weighed: Sequence[tuple[float, float]]) -> tuple[float, float]:
    return fmean(s for s, _ in weighed), fmean(i for _, i in weighed)


def _as_adverb(adjective: str) -> str:
    stem = adjective[:-1] + "i" if adjective.endswith("y") else adjective
    return stem.removesuffix("le") + "ly"
