"""Speaks in longer, more precise words, as far as there are enough words to tell."""

from core.discourse.words import CONNECTIVES, Words

SOURCE = "Word length as a mark of informational register (Biber 1988, dimension 1)."
EXAMPLE = (
    "Consistency between distributed replicas requires explicit coordination before acknowledging whichever "
    "operation arrives, independently of network conditions."
)
BECAUSE = "it is worded precisely"
# Mean length of the distinct words of everyday prose, in letters.
USUAL = 4.4
# Fewer distinct words than this say nothing about a register.
FEWEST = 12


def measure(words: Words) -> float:
    """0.5 for everyday words or too few of them; 0.25 for each letter more in the mean, shrunk towards 0.5 by
    how few words there are."""
    distinct = words.distinct - CONNECTIVES
    n = len(distinct)
    if n <= FEWEST:
        return 0.5
    beyond = sum(map(len, distinct)) / n - USUAL
    return min(max(0.5 + 0.25 * beyond * (n - FEWEST) / (n + 8), 0.0), 1.0)
