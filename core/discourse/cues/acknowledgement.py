"""Acknowledges, greets or cheers; speaks against reflection."""

from core.discourse.words import share_of

SOURCE = "Acts of acknowledgement and appreciation (Zhang et al. 2017, Coarse Discourse)."
EXAMPLE = "ok thanks, lol"
BECAUSE = "it acknowledges or greets"
WORDS = frozenset(
    """
    ok okay yeah yep yup thanks thank thx cool great nice awesome lol haha hah wow oh oops hey hi hello
    bye np sorry congrats welcome sure
    """.split()
)
measure = share_of(WORDS)
