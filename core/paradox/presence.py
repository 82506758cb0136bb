"""Being there and taking part are two things: how many of those present live did."""

from collections.abc import Collection

from core.facts import Facts
from core.privacy import FEWEST


def active_share(facts: Facts, titles: Collection[str] | None = None) -> float | None:
    """Share of attendances (of sessions with these titles) with a word, reaction or raised hand, 0..1.

    None where fewer than five people are known.
    """
    known = [a for a in facts.attendance if a.active is not None and (titles is None or a.title in titles)]
    if len({a.member for a in known}) < FEWEST:
        return None
    return sum(bool(a.active) for a in known) / len(known)
