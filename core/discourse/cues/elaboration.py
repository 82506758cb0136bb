"""Takes room to say more than one thing; saturates, and repetition does not count."""

from core.discourse.words import Words

SOURCE = "Elaboration in constructive activity (ICAP, Chi and Wylie 2014)."
EXAMPLE = "The first run warms the cache, so only the later ones tell how long a look-up takes on a busy day."
BECAUSE = "it is worked out at some length"


def measure(words: Words) -> float:
    """Distinct words d as d / (d + 30): 0 for none, 0.5 at thirty, below 1 however long."""
    distinct = len(words.distinct)
    return distinct / (distinct + 30)
