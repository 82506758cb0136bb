"""Evidence that the first passage answers the question. Similarity finds the topic; this asks for the answer."""

import math
from collections.abc import Sequence
from typing import NamedTuple

from core.answers.asked import COMPARED, Asked
from core.answers.library import Found, Library
from core.answers.rank import Ranked, rarities
from core.answers.terms import wholes

_RIVALS = 5
# A passage says enough of what is asked where its title shares so many words with it, or lacks no more than so
# much of its rarity, or its text holds so much of that.
_WORDS, _BEYOND, _SAID = 3, 0.25, 0.4
# One that holds less of it than this, headings and all, shares some words with a long message.
_HELD = 0.4


class Evidence(NamedTuple):
    """What speaks for and against the first passage; each figure is 0..1 unless said otherwise.

    covered, focus, pairs: as in `core.answers.rank.Traits`; chosen: the share of the choice among all found
    that falls on the first three; ahead: how much more of the question stands together in it than in its
    rivals, -1..1; rare: how rare the question's terms are on average; short: 1/(terms + 2); length: log of
    the passage's length; title_meaning: as in Traits; near: how far the passage's meaning is behind the nearest
    of the library, at most 0; stands_out: how far the nearest is ahead of the next ones.
    """

    covered: float
    focus: float
    pairs: float
    chosen: float
    ahead: float
    rare: float
    short: float
    length: float
    title_meaning: float
    near: float
    stands_out: float


NAMES = Evidence._fields
SEMANTIC = ("title_meaning", "near", "stands_out")


def gather(asked: Asked, ranked: Sequence[Ranked], found: Found, library: Library) -> Evidence:
    """The evidence for the first of the ranked; there must be one."""
    first = ranked[0]
    rarity = rarities(asked, library)
    highest = library.rarity("\0") or 1.0
    shares = [math.exp(one.score - first.score) for one in ranked]
    rivals = [one.traits.together for one in ranked[1 : _RIVALS + 1]]
    near = found.nearest
    return Evidence(
        covered=first.traits.covered,
        focus=first.traits.focus,
        pairs=first.traits.pairs,
        chosen=sum(shares[:3]) / sum(shares),
        ahead=first.traits.together - max(rivals, default=0.0),
        rare=sum(rarity.values()) / max(len(rarity), 1) / highest,
        short=1 / (len(rarity) + 2),
        length=math.log(1 + len(first.hit.head) + len(first.hit.body)) / 8,
        title_meaning=first.traits.title_meaning,
        near=first.traits.meaning - near[0] if near else 0.0,
        stands_out=near[0] - sum(near[3:]) / max(len(near[3:]), 1) if len(near) > 3 else 0.0,
    )


def only_names(asked: Asked, first: Ranked, found: Found, library: Library) -> bool:
    """Is the passage about what the question names, and not about what it asks of it?

    "Does the printer handle A3?" is near a page "Printer" that does not mention A3. Only a title of several of
    the question's words, or a text that holds what the title does not, speaks of the rest.
    """
    if first.traits.covered < _HELD:
        return True
    title, body = first.hit.title, first.hit.body
    shared = {term for term in wholes(first.hit.section.title) if asked.own.get(term, 0.0) >= COMPARED}
    rarity = rarities(asked, library)
    beyond = {term: mass for term, mass in rarity.items() if found.codes.get(term, "\0") not in title}
    said = sum(mass for term, mass in beyond.items() if found.codes.get(term, "\0") in body)
    total = sum(rarity.values())
    return len(shared) < _WORDS and sum(beyond.values()) > _BEYOND * total and said < _SAID * total
