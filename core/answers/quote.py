"""The sentence that answers, not the whole page."""

import re

from core.answers.asked import Asked
from core.answers.library import Library, Section
from core.answers.terms import terms
from core.prose import without_quotes_and_code

_SENTENCE = re.compile(r"(?<=[.!?:])\s+|\n+")
_MARKUP = re.compile(r"[*_#>|]{1,3}|!?\[([^\]]*)\]\([^)]*\)|<[^>]+>")
LONGEST = 300


def quote(asked: Asked, section: Section, library: Library) -> str:
    """The sentence nearest the question, with the next one where there is room; at most 300 characters."""
    prose = without_quotes_and_code(section.text[:20_000]) or section.text[:2_000]
    sentences = [s for s in (_plain(part) for part in _SENTENCE.split(prose)) if len(s) > 1]
    if not sentences:
        return _cut(_plain(section.text) or section.title)
    worth = {term: library.rarity(term) * weight for term, weight in asked.own.items()}
    weight = [sum(worth[t] for t in set(terms(s)) if t in worth) for s in sentences]
    best = max(range(len(sentences)), key=lambda i: (weight[i], -i))
    said = sentences[best]
    if best + 1 < len(sentences) and len(said) + len(sentences[best + 1]) < LONGEST:
        said = f"{said} {sentences[best + 1]}"
    return _cut(said)


def _plain(text: str) -> str:
    return " ".join(_MARKUP.sub(lambda m: m.group(1) or " ", text).split())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
