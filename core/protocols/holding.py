"""In which channels a sentence holds that names some: "no adverts in #general", "adverts are fine in #market"."""

import re

_IN = re.compile(r"\b(?:in|on|inside|within) (#[\w-]+(?:(?:,|,? and|,? or) #[\w-]+)*)", re.IGNORECASE)
_CUT = re.compile(r"[.;,:()]|\bbut\b|\band\b")
_DENIED = re.compile(r"\b(?:no|not|never|avoid|refrain|cannot|nobody|nothing)\b|n['’]t\b", re.IGNORECASE)
_ALLOWED = re.compile(r"\b(?:fine|ok|okay|allowed|welcome|permitted|need not)\b", re.IGNORECASE)
_ELSEWHERE = re.compile(
    r"\b(?:elsewhere|(?:every|any)where else|the rest|(?:all |the )?other (?:channels|ones))\b", re.IGNORECASE
)


def places(text: str, *, forbids: bool) -> tuple[list[str], list[str]]:
    """The channels in which alone it holds, and those in which it does not; `forbids`: it says what not to do."""
    only, free = list[str](), list[str]()
    for found in _IN.finditer(text):
        before = _said(text[: found.start()])
        allows = not _DENIED.search(before) if forbids else bool(_ALLOWED.search(before))
        (free if allows or _ELSEWHERE.search(text) else only).extend(re.findall(r"#[\w-]+", found[1]))
    return only, free


def without_allowed(said: dict[str, object], text: str) -> dict[str, object]:
    """The slots of a sentence that forbids, without the places where it allows: "fine in #market, never in #lobby"."""
    only, free = places(text, forbids=True)
    venues = said.get("venue")
    if not (only and free and isinstance(venues, list)):
        return said
    return {**said, "venue": [venue for venue in venues if venue in only or venue not in free]}


def _said(before: str) -> str:
    """The part of the sentence that leads to a place: "…, not in #general", "no adverts, please, in #general"."""
    pieces = _CUT.split(before)
    return next((p for p in reversed(pieces) if len(p.split()) > 1 or _DENIED.search(p)), before)
