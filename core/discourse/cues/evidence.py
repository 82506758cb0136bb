"""Points to evidence, examples or sources."""

from core.discourse.words import Words

SOURCE = "Constructive comments bring evidence (Kolhatkar et al. 2020)."
EXAMPLE = "For example, the study in chapter two shows this."
BECAUSE = "it brings evidence or an example"
WORDS = frozenset(
    """
    example examples instance evidence data study studies research according figure shows showed source
    sources chapter section measured compared result results
    """.split()
)


def measure(words: Words) -> float:
    """Share of the distinct words that belong to this class, as its square root (0..1)."""
    return float(words.share(WORDS) ** 0.5)
