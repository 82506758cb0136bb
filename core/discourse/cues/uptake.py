"""Takes up what somebody said: agrees or disagrees with a thought, refers to it, carries it on."""

from core.discourse.words import Words

SOURCE = "Interactive engagement (ICAP: Chi and Wylie 2014); acts of agreement and elaboration (Zhang et al. 2017)."
EXAMPLE = "I agree with your point, as Maria suggested."
BECAUSE = "it takes up somebody's thought"
WORDS = frozenset(
    """
    agree agreed disagree argue argued argument suggest suggested suggestion suggestions mentioned propose
    proposed proposal objection counter point points pointed idea ideas opinion perspective viewpoint
    """.split()
)


def measure(words: Words) -> float:
    """Share of the distinct words that belong to this class, as its square root (0..1)."""
    return float(words.share(WORDS) ** 0.5)
