"""Speaks in longer, more precise words, as far as there are enough words to tell."""

from core.discourse.words import CONNECTIVES, Words

SOURCE = "Word length as a mark of informational register (Biber 1988, dimension 1)."
EXAMPLE = (
    "Consistency between distributed replicas requires explicit coordination before acknowledging whichever "
    "operation arrives, independently of network conditions."
)
BECAUSE = "it is worded precisely"
# Mean length of the words of everyday prose, in letters, and how far beyond it counts.
USUAL, FURTHEST = 4.5, 2.0


def measure(words: Words) -> float:
    """0.5 for everyday words; 0.25 for each letter more or less in their mean, shrunk towards 0.5 by how few words
    there are. Every word counts, also one said again: the mean of the distinct ones grows with a message's length."""
    said = [word for word in words.words if word not in CONNECTIVES]
    if not said:
        return 0.5
    beyond = sum(map(len, said)) / len(said) - USUAL
    beyond = min(max(beyond, -FURTHEST), FURTHEST)
    return 0.5 + 0.25 * beyond * len(said) / (len(said) + 4)
