"""Which of the passages that a search found is nearest the question: several traits, weighed together.

The search alone counts terms wherever they stand. Here it also counts whether they stand together, in the
headings, as neighbours, and on a page that is about them.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from operator import mul
from typing import NamedTuple

from core.answers.asked import Asked
from core.answers.library import Found, Hit, Library
from core.answers.terms import terms
from core.answers.weights import weights

# Terms that stand within so many of each other stand together: two or three sentences.
_TOGETHER = 30
# So many passages are offered.
_OFFERED = 3


class Traits(NamedTuple):
    """What speaks for a passage, each 0..1 (meanings: cosines).

    search: its score as a share of the best; covered: share of the question's rarity (idf mass) that it holds;
    together: the same within thirty terms and its headings; focus: share of its title that the question
    has; pairs: neighbouring terms found as neighbours; page: what the found sections of its page score
    together, as a share of the best page; named: the rarity that its file name holds.
    """

    search: float
    covered: float
    together: float
    focus: float
    pairs: float
    page: float
    named: float
    meaning: float
    title_meaning: float


TRAITS = Traits._fields
SEMANTIC = ("meaning", "title_meaning")


@dataclass(frozen=True, slots=True)
class Ranked:
    hit: Hit
    traits: Traits
    score: float


def rank(asked: Asked, found: Found, library: Library) -> list[Ranked]:
    """The hits, best first."""
    weighed = weights(semantic=bool(found.nearest)).rank
    ranked = [
        Ranked(hit, trait, sum(map(mul, weighed, trait)))
        for hit, trait in zip(found.hits, traits(asked, found, library), strict=True)
    ]
    return sorted(ranked, key=lambda one: -one.score)


def offered(ranked: Sequence[Ranked]) -> list[Ranked]:
    """The first three, best first; of a page's passages under one title only the best."""
    best: dict[tuple[str, str], Ranked] = {}
    for one in ranked:
        best.setdefault((one.hit.section.page, one.hit.section.title), one)
    return list(best.values())[:_OFFERED]


def traits(asked: Asked, found: Found, library: Library) -> list[Traits]:
    """The traits of each hit, in the order of the hits."""
    rarity = rarities(asked, library)
    total = sum(rarity.values()) or 1.0
    # Terms that no section holds can be found in no hit.
    held = {found.codes[term]: mass for term, mass in rarity.items() if term in found.codes}
    neighbours = [
        (rarity[a] + rarity[b], found.codes.get(a, "") + found.codes.get(b, "")) for a, b in pairwise(rarity)
    ]
    beside = sum(mass for mass, _ in neighbours) or 1.0
    neighbours = [(mass, pair) for mass, pair in neighbours if len(pair) == 2]
    best = max((hit.score for hit in found.hits), default=0.0) or 1.0
    on_page = [hit.section.page for hit in found.hits]
    pages = dict.fromkeys(on_page, 0.0)
    for page, hit in zip(on_page, found.hits, strict=True):
        pages[page] += hit.score
    fullest = max(pages.values(), default=0.0) or 1.0
    named = {page: _mass(rarity, _page_terms(page) & rarity.keys()) / total for page in pages}
    return [
        Traits(
            hit.score / best,
            *_held(hit, held, total),
            focus=_mass(held, held.keys() & hit.title) / (hit.title_mass or 1.0),
            pairs=_pairs(hit, neighbours) / beside,
            page=pages[page] / fullest,
            named=named[page],
            meaning=hit.meaning,
            title_meaning=hit.title_meaning,
        )
        for page, hit in zip(on_page, found.hits, strict=True)
    ]


def rarities(asked: Asked, library: Library) -> dict[str, float]:
    """How much each of the question's own terms says: its rarity, times its weight but never more than once."""
    return {term: library.rarity(term) * min(weight, 1.0) for term, weight in asked.own.items()}


def _held(hit: Hit, rarity: Mapping[str, float], total: float) -> tuple[float, float]:
    """The shares of the question's rarity in a hit, and in its headings with the densest stretch of its text."""
    head = rarity.keys() & hit.head
    in_head, in_body = _mass(rarity, head), 0.0
    places: list[tuple[int, str]] = []
    for code in rarity.keys() - head:
        at = hit.body.find(code)
        in_body += rarity[code] if at >= 0 else 0.0
        while at >= 0:
            places.append((at, code))
            at = hit.body.find(code, at + 1)
    places.sort()
    close = not places or places[-1][0] - places[0][0] < _TOGETHER
    together = in_body if close else _densest(places, rarity)
    return (in_head + in_body) / total, (in_head + together) / total


def _mass(rarity: Mapping[str, float], terms: Iterable[str]) -> float:
    return sum(map(rarity.__getitem__, terms))


def _densest(places: Sequence[tuple[int, str]], rarity: Mapping[str, float]) -> float:
    """The most rarity within any stretch of the text."""
    counts = dict.fromkeys(rarity, 0)
    held = best = 0.0
    first = 0
    for at, term in places:
        counts[term] += 1
        held += rarity[term] if counts[term] == 1 else 0.0
        while places[first][0] <= at - _TOGETHER:
            left = places[first][1]
            counts[left] -= 1
            held -= rarity[left] if counts[left] == 0 else 0.0
            first += 1
        best = max(best, held)
    return best


def _pairs(hit: Hit, neighbours: Sequence[tuple[float, str]]) -> float:
    """The rarity of the question's neighbouring terms that are neighbours here."""
    return sum(mass for mass, pair in neighbours if pair in hit.body or pair in hit.head)


@lru_cache(maxsize=10_000)
def _page_terms(page: str) -> frozenset[str]:
    return frozenset(terms(page.rpartition(".")[0].replace("/", " ").replace("_", " ").replace("-", " ")))
