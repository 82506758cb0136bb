"""Evidence that a passage answers a question. Similarity finds the topic; this asks for the answer.

Each figure is 0..1 unless said otherwise; `core.answers.sure` weighs them.
"""

from collections.abc import Sequence
from dataclasses import astuple, dataclass, fields

from core.answers.library import Hit, Library
from core.answers.terms import terms


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for the first passage.

    covered: share of the question's rarity (idf mass) that the passage holds; titled: the same for its
    headings; rarest: does it hold the question's three rarest terms; unknown: share of the rarity in terms
    that no section has; margin: how far the second passage is behind; strength: search score a unit of the
    question's rarity; pairs: neighbouring terms found as neighbours; asked: length of the question, d/(d+8);
    focus: share of the title's terms that the question has.
    """

    covered: float
    titled: float
    rarest: float
    unknown: float
    margin: float
    strength: float
    pairs: float
    asked: float
    focus: float


NAMES = tuple(field.name for field in fields(Evidence))


def figures(evidence: Evidence) -> tuple[float, ...]:
    return astuple(evidence)


def gather(query: Sequence[str], hits: Sequence[Hit], library: Library) -> Evidence:
    """The evidence for the first of the hits; there must be one."""
    best = hits[0].section
    rarity = {term: library.rarity(term) for term in dict.fromkeys(query)}
    total = sum(rarity.values()) or 1.0
    body = terms(best.text)
    title = set(terms(" ".join((*best.path[-1:], best.title))))
    held = set(body) | title
    highest = library.rarity("\0")
    rarest = sorted(rarity, key=lambda t: (-rarity[t], t))[:3]
    pairs = list(zip(query, query[1:], strict=False))
    beside = set(zip(body, body[1:], strict=False)) | set(
        zip(terms(best.title), terms(best.title)[1:], strict=False)
    )
    second = hits[1].score if len(hits) > 1 else 0.0
    top = hits[0].score or 1.0
    own = set(terms(best.title))
    return Evidence(
        covered=sum(rarity[t] for t in rarity if t in held) / total,
        titled=sum(rarity[t] for t in rarity if t in title) / total,
        rarest=sum(t in held for t in rarest) / max(len(rarest), 1),
        unknown=sum(r for r in rarity.values() if r >= highest) / total,
        margin=max(0.0, 1 - second / top),
        strength=top / total / 2,
        pairs=sum(pair in beside for pair in pairs) / max(len(pairs), 1),
        asked=len(rarity) / (len(rarity) + 8),
        focus=len(own & set(query)) / max(len(own), 1),
    )
