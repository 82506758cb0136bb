"""Gives reasons: says why, or what follows."""

from core.discourse.words import any_of

SOURCE = "Argument schemes; constructive comments give justifications (Kolhatkar et al. 2020)."
EXAMPLE = "It fails because the loop ends too soon."
BECAUSE = "it gives reasons"
WORDS = frozenset(
    """
    because since therefore thus hence consequently reason reasons due cause causes caused why leads led
    results explains implies means
    """.split()
)
measure = any_of(WORDS)
