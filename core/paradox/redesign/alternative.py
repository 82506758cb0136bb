"""An equivalent asynchronous alternative: something to do, not something left over."""

import re

_LEFTOVER = re.compile(
    r"\b(?:recordings?|recorded|replay|slides?|notes?|transcripts?|minutes|summar(?:y|ies)|video)\b", re.I
)
_ACTIVITY = re.compile(
    r"\b(?:threads?|boards?|forum|discuss\w*|exchange|peer|reviews?|exercises?|worksheets?|annotat\w*|polls?|questions?"
    r"|journals?|lab|case|documents?|introductions?|miro|figjam|wiki|respond|comments?)\b",
    re.IGNORECASE,
)  # fmt: skip


def equivalent(alternative: str | None) -> bool:
    """Is it a parallel activity? A recording, slides or notes alone let people watch, not take part."""
    if not alternative or not alternative.strip():
        return False
    return bool(_ACTIVITY.search(alternative)) or not _LEFTOVER.search(alternative)
