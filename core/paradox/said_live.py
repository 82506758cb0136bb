"""Does a message lean on what was only said live? A hint that something is not written down anywhere."""

import re

from core.prose import own_prose

_LIVE = (
    r"(?:live |zoom |teams |weekly )?"
    r"(?:session|call|lecture|webinar|workshop|meeting|office hours?|q\s?&\s?a|recap|talk)"
)
_REFERS = re.compile(
    rf"\b(?:as|like|what)\b.{{0,40}}\b(?:said|mentioned|explained|showed|covered|discussed|announced)\b.{{0,30}}"
    rf"\b(?:in|on|at|during)\b.{{0,20}}\b{_LIVE}"
    rf"|\b(?:said|mentioned|explained|showed|covered|discussed|announced)\b.{{0,30}}"
    rf"\b(?:in|on|at|during) (?:the|our|today's|yesterday's|last|this|monday's|tuesday's|wednesday's|thursday's|friday's)"
    rf"\b.{{0,20}}\b{_LIVE}",
    re.IGNORECASE,
)  # fmt: skip


def refers_to_session(text: str) -> bool:
    """True where the author's own words point to something said in a live session."""
    return bool(_REFERS.search(own_prose(text)[:2_000].replace("\u2019", "'")))
