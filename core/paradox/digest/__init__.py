"""The weekly digest: what is eroding and why, with the evidence and one thing to do.

`weekly` makes it from what the desk knows, `compose` decides what it says, `page` how it reads; `gaps` finds what the docs lack, `slow_posts`
what is worth reading slowly, by consent of its authors.
"""

from core.paradox.digest.compose import Digest, Extras, compose
from core.paradox.digest.gaps import Gap, gaps
from core.paradox.digest.page import page
from core.paradox.digest.slow_posts import SlowPost

__all__ = ["Digest", "Extras", "Gap", "SlowPost", "compose", "gaps", "page"]
