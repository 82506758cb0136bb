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
    """1 where any such word occurs, else 0: a second one adds nothing, so padding cannot buy a reading."""
    return words.has(WORDS)
