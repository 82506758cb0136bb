"""Weighs one thing against another."""

from core.discourse.words import any_of

SOURCE = "Cognitive presence, exploration and integration (Garrison, Anderson and Archer 2001)."
EXAMPLE = "It is quick, although the second way is clearer."
BECAUSE = "it weighs one thing against another"
WORDS = frozenset(
    """
    but however although though yet whereas despite nevertheless instead otherwise unlike nonetheless
    while rather
    """.split()
)
measure = any_of(WORDS)
