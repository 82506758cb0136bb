"""Acknowledges, greets or cheers; speaks against reflection."""

from core.discourse.words import Words

SOURCE = "Acts of acknowledgement and appreciation (Zhang et al. 2017, Coarse Discourse)."
EXAMPLE = "ok thanks, lol"
BECAUSE = "it acknowledges or greets"
WORDS = frozenset(
    """
    ok okay yeah yep yup thanks thank thx cool great nice awesome lol haha hah wow oh oops hey hi hello
    bye np sorry congrats welcome sure
    """.split()
)


def measure(words: Words) -> float:
    """Share of the distinct words that belong to this class, as its square root (0..1)."""
    return float(words.share(WORDS) ** 0.5)
