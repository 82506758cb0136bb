"""Which of the passages that a search found is nearest the question: several traits, weighed together.

The search alone counts terms wherever they stand. Here it also counts whether they stand together, in the
headings, as neighbours, and on a page that is about them.
"""

from collections.abc import Mapping, Sequence
from dataclasses import astuple, dataclass, fields
from functools import lru_cache

from core.answers.asked import Asked
from core.answers.library import Found, Hit, Library
from core.answers.terms import terms
from core.answers.weights import weights

# Terms that stand within so many of each other stand together: two or three sentences.
_TOGETHER = 30
# A trait is read from the beginning of a long section.
_MOST_BODY = 2_000


@dataclass(frozen=True, slots=True)
class Traits:
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


TRAITS = tuple(field.name for field in fields(Traits))
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
        Ranked(hit, trait, sum(w * t for w, t in zip(weighed, astuple(trait), strict=True)))
        for hit, trait in zip(found.hits, traits(asked, found, library), strict=True)
    ]
    return sorted(ranked, key=lambda one: -one.score)


def traits(asked: Asked, found: Found, library: Library) -> list[Traits]:
    """The traits of each hit, in the order of the hits."""
    rarity = rarities(asked, library)
    total = sum(rarity.values()) or 1.0
    best = max((hit.score for hit in found.hits), default=0.0) or 1.0
    pages: dict[str, float] = {}
    for hit in found.hits:
        pages[hit.section.page] = pages.get(hit.section.page, 0.0) + hit.score
    fullest = max(pages.values(), default=0.0) or 1.0
    return [
        _traits(hit, asked, rarity, total, hit.score / best, pages[hit.section.page] / fullest, library)
        for hit in found.hits
    ]


def rarities(asked: Asked, library: Library) -> dict[str, float]:
    """How much each of the question's own terms says: its rarity, times its weight but never more than once."""
    return {term: library.rarity(term) * min(weight, 1.0) for term, weight in asked.own.items()}


def _traits(
    hit: Hit, asked: Asked, rarity: Mapping[str, float], total: float, search: float, page: float,
    library: Library,
) -> Traits:  # fmt: skip
    head = set(hit.head)
    places = [(n, term) for n, term in enumerate(hit.body[:_MOST_BODY]) if term in rarity]
    in_head = sum(rarity[term] for term in rarity if term in head)
    in_body = {term for _, term in places} - head
    title = set(_terms(hit.section.title))
    title_mass = sum(library.rarity(term) for term in title) or 1.0
    return Traits(
        search=search,
        covered=(in_head + sum(rarity[term] for term in in_body)) / total,
        together=(in_head + _densest(places, rarity, head)) / total,
        focus=sum(library.rarity(term) for term in title if term in rarity) / title_mass,
        pairs=_pairs(hit, list(asked.own), places, rarity),
        page=page,
        named=sum(rarity[term] for term in rarity if term in _page_terms(hit.section.page)) / total,
        meaning=hit.meaning,
        title_meaning=hit.title_meaning,
    )


def _densest(places: Sequence[tuple[int, str]], rarity: Mapping[str, float], head: set[str]) -> float:
    """The most rarity, beyond what the headings hold, within any stretch of the text."""
    counts: dict[str, int] = {}
    held = best = 0.0
    first = 0
    inside = [(n, term) for n, term in places if term not in head]
    for n, term in inside:
        counts[term] = counts.get(term, 0) + 1
        held += rarity[term] if counts[term] == 1 else 0.0
        while inside[first][0] <= n - _TOGETHER:
            left = inside[first][1]
            counts[left] -= 1
            held -= rarity[left] if counts[left] == 0 else 0.0
            first += 1
        best = max(best, held)
    return best


def _pairs(
    hit: Hit, query: Sequence[str], places: Sequence[tuple[int, str]], rarity: Mapping[str, float]
) -> float:
    wanted = list(zip(query, query[1:], strict=False))
    beside = {(a, b) for (n, a), (m, b) in zip(places, places[1:], strict=False) if m == n + 1}
    beside.update(zip(hit.head, hit.head[1:], strict=False))
    mass = sum(rarity[a] + rarity[b] for a, b in wanted) or 1.0
    return sum(rarity[a] + rarity[b] for a, b in wanted if (a, b) in beside) / mass


@lru_cache(maxsize=10_000)
def _terms(title: str) -> tuple[str, ...]:
    return tuple(terms(title))


@lru_cache(maxsize=10_000)
def _page_terms(page: str) -> frozenset[str]:
    return frozenset(terms(page.rpartition(".")[0].replace("/", " ").replace("_", " ").replace("-", " ")))
