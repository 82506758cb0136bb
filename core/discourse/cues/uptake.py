"""Takes up what somebody said: agrees or disagrees with a thought, refers to it, carries it on."""

from core.discourse.words import share_of

SOURCE = "Interactive engagement (ICAP: Chi and Wylie 2014); acts of agreement and elaboration (Zhang et al. 2017)."
EXAMPLE = "I agree with your point, as Maria suggested."
BECAUSE = "it takes up somebody's thought"
WORDS = frozenset(
    """
    agree agreed disagree argue argued argument suggest suggested suggestion suggestions mentioned propose
    proposed proposal objection counter point points pointed idea ideas opinion perspective viewpoint
    """.split()
)
measure = share_of(WORDS)
