"""Points to evidence, examples or sources."""

from core.discourse.words import share_of

SOURCE = "Constructive comments bring evidence (Kolhatkar et al. 2020)."
EXAMPLE = "For example, the study in chapter two shows this."
BECAUSE = "it brings evidence or an example"
WORDS = frozenset(
    """
    example examples instance evidence data study studies research according figure shows showed source
    sources chapter section measured compared result results
    """.split()
)
measure = share_of(WORDS)
