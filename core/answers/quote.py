"""The sentence that answers, not the whole page: no signature, heading or list of contents."""

import re
from collections.abc import Iterator

from core.answers.asked import Asked
from core.answers.library import Library, Section
from core.answers.terms import terms
from core.prose import without_blocks

# Lines are wrapped within a sentence; a blank line or a list's mark ends it.
_BREAK = re.compile(r"(?<=[.!?:])\s+|\n\s*\n|\n\s*(?:[-*+•]|\d+[.)])\s+")
_CODE = re.compile(r"`([^`\n]+)`")
_MARKUP = re.compile(r"[*_#>|]{1,3}|!?\[([^\]]*)\]\([^)]*\)|<[^>]+>")
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*[,;:.!?)”\"]*")
_OPENS_AS_NONE = re.compile(r"[\d(\[{]|.*[→⇒]")
_FEWEST_WORDS, _WORDS_SHARE = 4, 0.6
LONGEST = 300


def quote(asked: Asked, section: Section, library: Library) -> str:
    """The sentence nearest the question, with the next one where there is room; at most 300 characters.

    Where the section has no sentence that shares anything with the question, the first one; without any
    sentence, its beginning.
    """
    found = list(_sentences(section))
    if not found:
        return _cut(_plain(section.text) or section.title)
    weight = _weights(asked, found, library)
    best = max(range(len(found)), key=lambda n: (weight[n], -n))
    said = found[best]
    if best + 1 < len(found) and len(said) + len(found[best + 1]) < LONGEST:
        said = f"{said} {found[best + 1]}"
    return _cut(said)


def _weights(asked: Asked, sentences: list[str], library: Library) -> list[float]:
    worth = {term: library.rarity(term) * weight for term, weight in asked.own.items()}
    return [sum(worth[term] for term in worth.keys() & set(terms(sentence))) for sentence in sentences]


def _sentences(section: Section) -> Iterator[str]:
    prose = without_blocks(section.text[:20_000]) or section.text[:2_000]
    return filter(_is_sentence, map(_plain, _BREAK.split(prose)))


def _is_sentence(text: str) -> bool:
    words = text.split()
    plain = sum(bool(_WORD.fullmatch(word)) for word in words)
    return (
        len(words) >= _FEWEST_WORDS and plain >= _WORDS_SHARE * len(words) and not _OPENS_AS_NONE.match(text)
    )


def _plain(text: str) -> str:
    """As it is read: without mark-up, the code within a sentence as it stands."""
    parts = _CODE.split(text)
    read = (part if n % 2 else _MARKUP.sub(lambda m: m.group(1) or " ", part) for n, part in enumerate(parts))
    return " ".join("".join(read).split())


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1].rsplit(" ", 1)[0] + "…"
