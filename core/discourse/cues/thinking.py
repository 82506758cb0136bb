"""Names the author's own thinking or learning."""

from core.discourse.words import Words

SOURCE = "Categories of reflective writing (Ullmann 2019)."
EXAMPLE = "I realised that I had misunderstood the task."
BECAUSE = "it looks at the author's own thinking"
WORDS = frozenset(
    """
    think thinking thought believe know knew realize realized realise realised understand understood
    wonder consider considered learned learnt learn find found recognize recognise expect noticed notice
    reflect reflection lesson mistake improve
    """.split()
)


def measure(words: Words) -> float:
    """Share of the distinct words that belong to this class, as its square root (0..1)."""
    return float(words.share(WORDS) ** 0.5)
