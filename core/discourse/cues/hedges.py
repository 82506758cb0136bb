"""Marks how sure the author is."""

from core.discourse.words import share_of

SOURCE = "Hedging as epistemic stance (Hyland 2005)."
EXAMPLE = "Perhaps this is roughly what the author meant."
BECAUSE = "it says how sure it is"
WORDS = frozenset(
    """
    perhaps maybe possibly probably likely seem seems seemed appear appears somewhat presumably
    apparently roughly generally usually tend guess assume
    """.split()
)
measure = share_of(WORDS)
