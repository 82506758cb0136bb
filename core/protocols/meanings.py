"""What words mean, as points of a space in which words of like meaning lie close together.

So that what was learned of one word holds for those near it which no labelled sentence has. The points are
those of a public language model for single words, laid into fewer dimensions by `python -m bot.learn.meanings`;
the more usual a word, the nearer it lies to the middle, and the less it weighs.
"""

import json
import math
import re
from base64 import b64decode
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_WORD = re.compile(r"[a-z]{2,}(?:'[a-z]+)?")
_ENDINGS = re.compile(r"(?:'s|ing|ed|es|s|ly)$")


@dataclass(frozen=True, slots=True)
class _Space:
    dimensions: int
    places: dict[str, int]
    points: memoryview

    def point(self, word: str) -> Sequence[int] | None:
        place = self.places.get(word)
        if place is None:
            place = self.places.get(_ENDINGS.sub("", word))
        return None if place is None else self.points[place : place + self.dimensions]


@cache
def _space() -> _Space:
    stored = json.loads(files(__package__).joinpath("meanings.json").read_text(encoding="utf-8"))
    dimensions = stored["dimensions"]
    places = {word: number * dimensions for number, word in enumerate(stored["words"].split())}
    return _Space(dimensions, places, memoryview(b64decode(stored["points"])).cast("b"))


def is_word(word: str) -> bool:
    """Is it an English word whose meaning is known?"""
    return _space().point(word) is not None


def words_in(text: str) -> list[str]:
    """The words of a text in small letters, as they are looked up."""
    return _WORD.findall(text.lower().replace("’", "'"))


def shares(text: str, length: float) -> Iterator[tuple[str, dict[str, float]]]:
    """What each known word adds to the meaning of a text; together they are of the length given."""
    words = words_in(text)
    scale = _scale(_sum(words), length)
    for word in words:
        point = _space().point(word)
        if point is not None:
            yield word, _named(point, scale)


def meaning(text: str, length: float) -> dict[str, float]:
    """Where a text lies among the words, as named features; empty where no word of it is known."""
    total = _sum(words_in(text))
    return _named(total, _scale(total, length))


def _sum(words: Sequence[str]) -> list[int]:
    points = [point for word in words if (point := _space().point(word)) is not None]
    return list(map(sum, zip(*points, strict=True)))


def _scale(total: Sequence[int], length: float) -> float:
    return length / (math.hypot(*total) or 1.0)


def _named(point: Sequence[int], scale: float) -> dict[str, float]:
    return {f"m:{axis}": value * scale for axis, value in enumerate(point)}
