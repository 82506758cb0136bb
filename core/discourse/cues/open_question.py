"""Asks an open question."""

from core.discourse.words import share_of

SOURCE = "A triggering event of cognitive presence (Garrison, Anderson and Archer 2001)."
EXAMPLE = "Why would anyone prefer the slower one?"
BECAUSE = "it turns on a how, why, what or which"
WORDS = frozenset(
    """
    why how what which whether
    """.split()
)
measure = share_of(WORDS)
