"""What the learned reading looks at in a sentence: its words, its heading, and the signs of each kind."""

import re
from functools import cache

from core.protocols import slots
from core.protocols.kinds import every
from core.protocols.sentence import Sentence

_WORD = re.compile(r"#[a-z][\w-]*|@[a-z]+|[a-z]+(?:['’][a-z]+)?|\d+|[?!]")
_MODAL = re.compile(r"\b(?:must|should|shall|please|need to|have to|required|expected|will)\b", re.IGNORECASE)
_PERMITS = re.compile(
    r"\b(?:feel free|may|can|welcome to|no need|don't worry|allowed|encouraged|ok to)\b", re.IGNORECASE
)
# Sentences that explain, rather than rule.
_EXPLAINS = re.compile(
    r"\b(?:because|so that|this (?:helps|is|allows|means)|for example|e\.g|when you click|button)\b",
    re.IGNORECASE,
)

_FORMS = ("sign:", "heading sign:", "is:")
_FORM = 2.0


@cache
def _signs() -> tuple[tuple[str, tuple[re.Pattern[str], ...]], ...]:
    """Each kind's patterns, compiled once."""
    found = every()
    return tuple(
        (name, tuple(re.compile(sign, re.IGNORECASE) for sign in kind.SIGNS)) for name, kind in found.items()
    )


def signs_of(sentence: Sentence) -> list[str]:
    """The kinds that a sign in the text speaks for."""
    return [name for name, patterns in _signs() if any(p.search(sentence.text) for p in patterns)]


def features(sentence: Sentence) -> dict[str, float]:
    """The sentence as named features; what is seen of its form weighs more than its words."""
    names = named(sentence)
    scale = len(names) ** -0.5
    found = {name: (_FORM if name.startswith(_FORMS) else 1.0) * scale for name in names}
    return {**found, "always": 1.0}


def named(sentence: Sentence) -> frozenset[str]:
    """The names of the sentence's features."""
    words = [_shape(word) for word in _WORD.findall(sentence.text.lower().replace("’", "'"))][:60]
    heading = [_shape(word) for word in _WORD.findall(sentence.heading.lower())][:12]
    found = {f"w:{word}" for word in words}
    found |= {f"p:{a} {b}" for a, b in zip(words, words[1:], strict=False)}
    found |= {f"h:{word}" for word in heading}
    signs = signs_of(sentence)
    found |= {f"sign:{name}" for name in signs}
    found |= {f"heading sign:{name}" for name in signs_of(Sentence(sentence.heading))}
    found.add(f"first:{' '.join(words[:1])}")
    found.add(f"is:{min(len(signs), 4)} signs")
    marks = {
        "modal": _MODAL.search(sentence.text),
        "permits": _PERMITS.search(sentence.text),
        "explains": _EXPLAINS.search(sentence.text),
        "negated": slots.negated(sentence.text),
        "heading negated": slots.negated(sentence.heading),
        "exact duration": slots.is_exact(slots.duration(sentence.text)),
        "starts with channel": re.match(r"\W*#\w", sentence.text),
        "heading channel": "#" in sentence.heading,
        "item": sentence.item,
        "question": sentence.text.rstrip().endswith("?"),
        "link": re.search(r"https?://|\]\(", sentence.text),
        "short": len(words) < 5,
        "long": len(words) > 30,
    }
    moods = [mood for mood in ("modal", "permits", "explains", "negated") if marks[mood]]
    found |= {f"sign:{name} and {mood}" for name in signs for mood in moods}
    return frozenset(found | {f"is:{name}" for name, seen in marks.items() if seen})


def _shape(word: str) -> str:
    """Channel names and numbers stand for all of their sort."""
    return "#" if word.startswith("#") else "0" if word.isdigit() else word
