"""Opens alternatives and conditions."""

from core.discourse.words import Words

SOURCE = "Cognitive presence, exploration (Garrison, Anderson and Archer 2001)."
EXAMPLE = "We could use a queue, or split the table if it grows."
BECAUSE = "it considers conditions or alternatives"
WORDS = frozenset(
    """
    if unless whether or either alternatively option options alternative alternatives could would might
    assuming suppose
    """.split()
)


def measure(words: Words) -> float:
    """Share of the distinct words that belong to this class, as its square root (0..1)."""
    return float(words.share(WORDS) ** 0.5)
