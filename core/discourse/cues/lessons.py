"""Says what follows for oneself: a lesson, or what to do another time."""

from core.discourse.words import Words

SOURCE = "Lessons learned and future intentions in reflective writing (Ullmann 2019)."
EXAMPLE = "Next time I will ask earlier."
BECAUSE = "it draws a lesson"
PAIRS = frozenset(
    {
        ("next", "time"), ("in", "future"), ("the", "future"), ("from", "now"), ("should", "have"), ("could", "have"),
        ("would", "have"), ("have", "learned"), ("have", "learnt"), ("i", "learned"), ("i", "learnt"),
        ("we", "learned"), ("a", "lesson"), ("the", "lesson"), ("my", "mistake"), ("i", "realised"),
        ("i", "realized"), ("will", "try"), ("do", "differently"), ("made", "me"), ("my", "goal"),
    }
)  # fmt: skip


def measure(words: Words) -> float:
    """1 where any such pair of words occurs, else 0."""
    return float(not PAIRS.isdisjoint(zip(words.words, words.words[1:], strict=False)))
