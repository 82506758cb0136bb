"""Which of the passages that a search found is nearest the question: several traits, weighed together.

The search alone counts terms wherever they stand. Here it also counts whether they stand together, in the
headings, as neighbours, and on a page that is about them.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
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


class Ranked(NamedTuple):
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
        if len(best) == _OFFERED:
            break
    return list(best.values())


def traits(asked: Asked, found: Found, library: Library) -> list[Traits]:
    """The traits of each hit, in the order of the hits."""
    rarity = rarities(asked, library)
    total = sum(rarity.values()) or 1.0
    beside = sum(rarity[a] + rarity[b] for a, b in pairwise(rarity)) or 1.0
    # Terms that no section holds can be found in no hit.
    known = {found.codes[term]: mass for term, mass in rarity.items() if term in found.codes}
    neighbours = [
        (rarity[a] + rarity[b], found.codes[a], found.codes[b])
        for a, b in pairwise(rarity)
        if a in found.codes and b in found.codes
    ]
    best = max((hit.score for hit in found.hits), default=0.0) or 1.0
    on_page = [hit.section.page for hit in found.hits]
    pages = dict.fromkeys(on_page, 0.0)
    for page, hit in zip(on_page, found.hits, strict=True):
        pages[page] += hit.score
    fullest = max(pages.values(), default=0.0) or 1.0
    named = {page: _mass(rarity, _page_terms(page) & rarity.keys()) / total for page in pages}
    traits = []
    for page, hit in zip(on_page, found.hits, strict=True):
        covered, together, held = _held(hit, known)
        traits.append(
            Traits(
                search=hit.score / best,
                covered=covered / total,
                together=together / total,
                focus=_mass(known, known.keys() & hit.title) / (hit.title_mass or 1.0),
                pairs=_pairs(hit, held, neighbours) / beside,
                page=pages[page] / fullest,
                named=named[page],
                meaning=hit.meaning,
                title_meaning=hit.title_meaning,
            )
        )
    return traits


def rarities(asked: Asked, library: Library) -> dict[str, float]:
    """How much each of the question's own terms says: its rarity, times its weight but never more than once."""
    return {term: library.rarity(term) * min(weight, 1.0) for term, weight in asked.own.items()}


def _held(hit: Hit, rarity: Mapping[str, float]) -> tuple[float, float, Collection[str]]:
    """The question's rarity in a hit, that in its headings with the densest stretch of its text, and the terms."""
    in_head = in_body = 0.0
    firsts: dict[str, int] = {}
    held: list[str] = []
    for code, mass in rarity.items():
        if code in hit.head:
            in_head += mass
            held.append(code)
        elif (at := hit.body.find(code)) >= 0:
            in_body += mass
            firsts[code] = at
    close = not firsts or max(firsts.values()) - min(firsts.values()) < _TOGETHER
    together = in_body if close else _densest(hit.body, firsts, rarity)
    return in_head + in_body, in_head + together, {*held, *firsts}


def _mass(rarity: Mapping[str, float], terms: Iterable[str]) -> float:
    return sum(map(rarity.__getitem__, terms))


def _densest(body: str, firsts: Mapping[str, int], rarity: Mapping[str, float]) -> float:
    """The most rarity within any stretch of a text, given where each of the terms stands first."""
    places: list[int] = []
    for code, at in firsts.items():
        while at >= 0:
            places.append(at)
            at = body.find(code, at + 1)
    places.sort()
    counts = dict.fromkeys(firsts, 0)
    held = best = 0.0
    first = 0
    for at in places:
        while places[first] <= at - _TOGETHER:
            left = body[places[first]]
            counts[left] -= 1
            held -= rarity[left] if counts[left] == 0 else 0.0
            first += 1
        code = body[at]
        counts[code] += 1
        if counts[code] == 1:
            held += rarity[code]
            best = max(best, held)
    return best


def _pairs(hit: Hit, held: Collection[str], neighbours: Sequence[tuple[float, str, str]]) -> float:
    """The rarity of the question's neighbouring terms that are neighbours here."""
    return sum(
        [
            mass
            for mass, a, b in neighbours
            if a in held and b in held and (a + b in hit.body or a + b in hit.head)
        ]
    )


@lru_cache(maxsize=10_000)
def _page_terms(page: str) -> frozenset[str]:
    return frozenset(terms(page.rpartition(".")[0].replace("/", " ").replace("_", " ").replace("-", " ")))
