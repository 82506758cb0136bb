"""Names the author's own thinking or learning."""

from core.discourse.words import share_of

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
measure = share_of(WORDS)
