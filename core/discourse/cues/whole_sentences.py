"""Is written in whole sentences, as text that was planned is; counts for little, since it is a habit too."""

import re

from core.discourse.words import Words

SOURCE = "Planned against unplanned discourse (Ochs 1979; Chafe 1982)."
EXAMPLE = "The first way is slower. It is easier to explain."
BECAUSE = "it is written in whole sentences"
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n")
# Brackets, quotation marks and emoji may stand before the capital and after the mark.
_BEGUN, _ENDED = re.compile(r"\W*[^\W\d_]"), re.compile(r"[.!?:]\W*$")


def measure(words: Words) -> float:
    """Mean over sentences of 0.5 for beginning with a capital and 0.5 for ending with a mark (0..1)."""
    sentences = [part for part in _SENTENCES.split(words.prose) if any(map(str.isalpha, part))]
    if not sentences:
        return 0.0
    begun = sum(bool((first := _BEGUN.match(part)) and first[0][-1].isupper()) for part in sentences)
    ended = sum(bool(_ENDED.search(part)) for part in sentences)
    return (begun + ended) / (2 * len(sentences))
