"""Asks an open question."""

from core.discourse.words import Words

SOURCE = "A triggering event of cognitive presence (Garrison, Anderson and Archer 2001)."
EXAMPLE = "Why would anyone prefer the slower one?"
BECAUSE = "it turns on a how, why, what or which"
WORDS = frozenset(
    """
    why how what which whether
    """.split()
)


def measure(words: Words) -> float:
    """Share of the distinct words that belong to this class, as its square root (0..1)."""
    return float(words.share(WORDS) ** 0.5)
