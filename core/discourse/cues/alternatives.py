"""Opens alternatives and conditions."""

from core.discourse.words import share_of

SOURCE = "Cognitive presence, exploration (Garrison, Anderson and Archer 2001)."
EXAMPLE = "We could use a queue, or split the table if it grows."
BECAUSE = "it considers conditions or alternatives"
WORDS = frozenset(
    """
    if unless whether or either alternatively option options alternative alternatives could would might
    assuming suppose
    """.split()
)
measure = share_of(WORDS)
