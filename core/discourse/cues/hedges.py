"""Marks how sure the author is."""

from core.discourse.words import Words

SOURCE = "Hedging as epistemic stance (Hyland 2005)."
EXAMPLE = "Perhaps this is roughly what the author meant."
BECAUSE = "it says how sure it is"
WORDS = frozenset(
    """
    perhaps maybe possibly probably likely seem seems seemed appear appears somewhat presumably
    apparently roughly generally usually tend guess assume
    """.split()
)


def measure(words: Words) -> float:
    """Share of the distinct words that belong to this class, as its square root (0..1)."""
    return float(words.share(WORDS) ** 0.5)
