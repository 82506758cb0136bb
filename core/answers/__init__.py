"""Already answered in the docs? Is it a question, which passage answers it, and is that sure enough.

`question` says what a message asks, `terms` cuts it into words, `asked` weighs what is looked for, `library` is what
can be searched, `rank` says which passage is nearest, `evidence` what speaks for it, `form` how it is asked, `sure` how
much that is worth by the learned `weights`, `quote` which sentence to show; `look_up` puts them together.
"""

from core.answers.asked import Asked, asked
from core.answers.library import EmptyLibrary, Found, Hit, Library, Origin, Section
from core.answers.look_up import Answer, Passage, look_up
from core.answers.sure import threshold

__all__ = [
    "Answer",
    "Asked",
    "EmptyLibrary",
    "Found",
    "Hit",
    "Library",
    "Origin",
    "Passage",
    "Section",
    "asked",
    "look_up",
    "threshold",
]
