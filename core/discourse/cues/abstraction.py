"""Speaks in longer, more precise words."""

from core.discourse.words import Words

SOURCE = "Word length as a mark of register (Biber 1988)."
EXAMPLE = "Consistency requires explicit coordination between replicas."
BECAUSE = "it is worded precisely"


def measure(words: Words) -> float:
    """Mean length of the distinct words, 0 at two letters and 1 at eight or more."""
    if not words.distinct:
        return 0.0
    mean = sum(map(len, words.distinct)) / len(words.distinct)
    return min(max((mean - 2) / 6, 0.0), 1.0)
