"""What the learned reading looks at in a sentence: its words, their meaning and order, its heading, its shape.

Meaning is looked at twice: by the classes of words of `lexicon`, and by where a sentence lies among all words
(`meanings`). So are who, where, when and what: by words, and by which slots each kind would find in the sentence.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain

from core.answers.terms import stem
from core.protocols.kinds import every, filled
from core.protocols.lexicon import classes, phrases
from core.protocols.meanings import meaning, shares
from core.protocols.sentence import EMOJI, Sentence

_WORD = re.compile(
    r"#[a-z_][\w*{}-]*|@[a-z][\w-]*|:[a-z0-9_+-]{2,30}:|https?://\S+|[a-z]+(?:['-][a-z]+)*|\d+|[?!:=|…]|\+1|"
    + EMOJI
)
_MARKUP = re.compile(r"[`*_~]+(?=\S)|(?<=\S)[`*_~]+")
_BROADCAST = frozenset({"@channel", "@here", "@everyone", "@all", "@team", "@general", "@group"})
_EMPTY = frozenset({"a", "an", "the", "of"})
_FUNCTION = frozenset(
    "to in on at by for with from as is are was were be been it its this that these those there and or but your "
    "you we our i my me us they them their he she his her do does so too very also just".split()
)
# Longer sentences are read by their first words; pairs of meanings count within so many places and characters.
_WORDS, _HEADING_WORDS, _MEANINGS, _PLACES, _CHARACTERS = 60, 14, 40, 8, 60
_SHAPES = {
    "ends ?": re.compile(r"\?\s*$"),
    "ends :": re.compile(r":\s*$"),
    "ends open": re.compile(r"[^.!?:…)\s]\s*$"),
    "cut": re.compile(r"…\s*$"),
    "starts with channel": re.compile(r"^\W*#\w"),
    "label": re.compile(r"^[`*\"“]*[#\w-]+[`*]*\s?[:–-]\s"),
    "quoted": re.compile(r"^[\"“]"),
}
# How much the meaning of the words as a whole counts beside all else, which is of length one.
_MEANING = 0.6
# The features that say which slots a kind finds filled, and how much each counts.
FILLS, _FILLED = "fills:", 0.25
Meaning = tuple[int, str]


def features(sentence: Sentence) -> dict[str, float]:
    """The sentence as named features.

    Words, classes and shapes are scaled to length one so that long and short sentences compare; so is the
    meaning, to a length that was tried. What would fill a slot counts as it is.
    """
    return worded(sentence) | dict(_of_slots(sentence)) | meaning(sentence.text, _MEANING)


def worded(sentence: Sentence) -> dict[str, float]:
    """The features that rest on words, without slots and meaning."""
    found = dict(chain(_of_text(sentence.text), _of_heading(sentence.heading)))
    scale = sum(value * value for value in found.values()) ** -0.5 if found else 0.0
    return {name: value * scale for name, value in found.items()}


def _of_slots(sentence: Sentence) -> Iterator[tuple[str, float]]:
    """What each kind would find here: a place to write in, a length of time, an emoji, a role …"""
    for kind in every():
        for slot in filled(kind, sentence):
            yield f"{FILLS}{kind}:{slot}", _FILLED


def _of_text(text: str) -> list[tuple[str, float]]:
    plain = _plain(text)
    words, meanings = _words(plain)[:_WORDS], _meanings(plain)[:_MEANINGS]
    found = [(f"w:{word}", 0.7 if word in _FUNCTION else 1.0) for word in words if word not in _EMPTY]
    found += [(f"c:{name}", 1.2) for _, name in meanings]
    found += [(f"s:{pair}", 0.6) for pair in _pairs(meanings)]
    found += [(f"first:{word}", 1.0) for word in words[:1]]
    found += [(f"opens:{name}", 0.8) for place, name in meanings[:4] if place < 12]
    found += [(f"is:{name}", 1.0) for name, shape in _SHAPES.items() if shape.search(text)]
    long = next((most for most in (3, 6, 12, 22) if len(words) <= most), 60)
    return [*found, (f"is:up to {long} words", 1.0)]


@lru_cache(maxsize=500)
def _of_heading(heading: str) -> tuple[tuple[str, float], ...]:
    plain = _plain(heading)
    found = [(f"h:{word}", 0.7) for word in _words(plain)[:_HEADING_WORDS] if word not in _EMPTY]
    return (*found, *((f"hc:{name}", 0.8) for _, name in _meanings(plain)))


def _plain(text: str) -> str:
    return _MARKUP.sub("", text.lower().replace("’", "'").replace("do not", "don't"))


def _words(plain: str) -> list[str]:
    return [_shape(word) for word in _WORD.findall(plain)]


def _shape(word: str) -> str:
    """The stem; channels, names, numbers, links and emoji stand for all of their sort."""
    if word.startswith("#"):
        return "#"
    if word.startswith("@"):
        return "@all" if word in _BROADCAST else "@"
    if (len(word) > 2 and word.startswith(":")) or ord(word[0]) > 0x2500:
        return "EMOJI"
    if word.startswith("http"):
        return "URL"
    return "0" if word.isdigit() else stem(word)


def meant(text: str) -> list[tuple[str, dict[str, float]]]:
    """The words of a text in order, each with its share in the features of the text's meaning."""
    return list(shares(text, _MEANING))


def carriers(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """The words and phrases of a text in order, each with the names of the features that rest on it."""
    return [(said, names) for _, said, names in _carriers(_plain(text))]


def _carriers(plain: str) -> list[tuple[int, str, tuple[str, ...]]]:
    of_word = classes()
    found: list[tuple[int, str, tuple[str, ...]]] = [
        (at.start(), at.group(), (f"c:{name}",))
        for name, phrase in phrases()
        for at in phrase.finditer(plain)
    ]
    for at in _WORD.finditer(plain):
        shape = _shape(at.group())
        meanings = of_word.get(shape) or of_word.get(at.group(), ())
        if not shape.isalpha() or shape.isupper():
            meanings = (*meanings, shape)
        found.append((at.start(), at.group(), (f"w:{shape}", *(f"c:{name}" for name in meanings))))
    return sorted(found)


def _meanings(plain: str) -> list[Meaning]:
    """The classes of meaning in the text with the places where they stand, in order."""
    named = ((start, name) for start, _, names in _carriers(plain) for name in names)
    return sorted((start, name.removeprefix("c:")) for start, name in named if name.startswith("c:"))


def _pairs(meanings: list[Meaning]) -> list[str]:
    """Which meaning follows which, near by."""
    return [
        f"{one}>{other}"
        for place, (start, one) in enumerate(meanings)
        for later, other in meanings[place + 1 : place + 1 + _PLACES]
        if start < later < start + _CHARACTERS and one != other
    ]
