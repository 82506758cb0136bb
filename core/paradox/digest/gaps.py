"""Gaps in the docs: what several people asked and no page answers, ready to become a page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from core.answers.terms import stem, terms
from core.message import Message, MessageRef
from core.prose import own_prose

# Asked by so few it may be one person's matter.
_FEWEST = 3
# Two questions are about one thing when they share two terms and so much of all their terms (Jaccard).
_ALIKE = 0.34
_MOST_QUESTIONS, _MOST_GAPS, _WORDS = 300, 3, 4


@dataclass(frozen=True, slots=True)
class Gap:
    """A subject asked about again and again: the words the questions share, and where they stand."""

    words: tuple[str, ...]
    asked: tuple[MessageRef, ...]


def gaps(questions: Iterable[Message]) -> tuple[Gap, ...]:
    """The subjects among questions the docs did not answer, the most asked first; none under three people."""
    latest = list(questions)[-_MOST_QUESTIONS:]
    groups: list[list[tuple[Message, frozenset[str]]]] = []
    for message in latest:
        about = frozenset(terms(own_prose(message.text)[:1_000]))
        home = next((g for g in groups if any(_alike(about, other) for _, other in g)), None)
        if home is None:
            groups.append([(message, about)])
        else:
            home.append((message, about))
    asked = [g for g in groups if len({m.author for m, _ in g}) >= _FEWEST]
    asked.sort(key=lambda g: (-len(g), g[0][0].at))
    return tuple(Gap(_shared(g), tuple(m.ref for m, _ in g)) for g in asked[:_MOST_GAPS])


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    both = len(one & other)
    return both >= 2 and both / len(one | other) >= _ALIKE


def _shared(group: Sequence[tuple[Message, frozenset[str]]]) -> tuple[str, ...]:
    """The terms most of the questions have, each in the form people wrote it in most often."""
    counts = Counter(term for _, about in group for term in about)
    common = [t for t, n in counts.most_common() if n * 2 > len(group)][:_WORDS]
    forms: dict[str, Counter[str]] = {term: Counter() for term in common}
    for message, _ in group:
        for word in own_prose(message.text).lower().split():
            bare = word.strip(".,;:!?()\"'“”")
            if stem(bare) in forms:
                forms[stem(bare)][bare] += 1
    return tuple(found.most_common(1)[0][0] if found else term for term, found in forms.items())
