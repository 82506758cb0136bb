"""Speaks in longer, more precise words, as far as there are enough words to tell."""

from core.discourse.words import Words

SOURCE = "Word length as a mark of informational register (Biber 1988, dimension 1)."
EXAMPLE = (
    "Consistency between distributed replicas requires explicit coordination before acknowledging whichever "
    "operation arrives, independently of network conditions."
)
BECAUSE = "it is worded precisely"
# Mean length of the distinct words of everyday prose, in letters, and how far beyond it counts.
USUAL, FURTHEST = 4.65, 2.0


def measure(words: Words) -> float:
    """0.5 for everyday words; 0.25 for each letter more or less in the mean of the distinct words, shrunk towards
    0.5 by how few words there are."""
    distinct = words.unpadded
    if not distinct:
        return 0.5
    beyond = sum(map(len, distinct)) / len(distinct) - USUAL
    beyond = min(max(beyond, -FURTHEST), FURTHEST)
    return 0.5 + 0.25 * beyond * len(distinct) / (len(distinct) + 4)
