"""Weighs one thing against another."""

from core.discourse.words import Words

SOURCE = "Cognitive presence, exploration and integration (Garrison, Anderson and Archer 2001)."
EXAMPLE = "It is quick, although the second way is clearer."
BECAUSE = "it weighs one thing against another"
WORDS = frozenset(
    """
    but however although though yet whereas despite nevertheless instead otherwise unlike nonetheless
    while rather
    """.split()
)


def measure(words: Words) -> float:
    """Share of the distinct words that belong to this class, as its square root (0..1)."""
    return float(words.share(WORDS) ** 0.5)
