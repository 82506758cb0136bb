"""Already answered in the docs? Is it a question, which passage answers it, and is that sure enough.

`question` says what a message asks, `library` what can be searched, `evidence` what speaks for a passage,
`sure` how much that is worth, `quote` which sentence to show; `look_up` puts them together.
"""

from core.answers.library import EmptyLibrary, Hit, Library, Origin, Section
from core.answers.look_up import Answer, Passage, look_up
from core.answers.sure import threshold

__all__ = ["Answer", "EmptyLibrary", "Hit", "Library", "Origin", "Passage", "Section", "look_up", "threshold"]
