"""Says more than a few words; saturates early, and repetition does not count."""

from core.discourse.words import Words

SOURCE = "Elaboration in constructive activity (ICAP, Chi and Wylie 2014)."
EXAMPLE = "The first run warms the cache, so only the later ones tell how long a look-up takes on a busy day."
BECAUSE = "it is worked out beyond a few words"


def measure(words: Words) -> float:
    """Distinct words d as d / (d + 5): 0 for none, 0.5 at five, 0.8 at twenty, below 1 however long."""
    distinct = len(words.unpadded)
    return distinct / (distinct + 5)
