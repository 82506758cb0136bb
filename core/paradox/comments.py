"""What survey comments complain of or praise: themes found by their usual phrases, so that no text need be kept.

The phrases follow step 2 of the diagnostic audit; a comment can have several themes or none.
"""

import re

_PHRASES = {
    "too many meetings": r"too many (?:meetings|calls|sessions|live)|back.to.back|meeting after meeting",
    "could not attend": r"(?:could ?n[o']t|cannot|can't|unable to) (?:attend|join|make it)|missed the (?:session|call)"
    r"|middle of the night|my time ?zone",
    "felt behind": r"(?:felt?|feel|feeling|falling|fell|always) behind|catch(?:ing)? up|left out",
    "chat was overwhelming": r"(?:chat|channel|slack|messages)\b.{0,30}\b(?:overwhelm|too much|noisy|flood|scroll)",
    "praise for asynchronous work": r"(?:loved?|liked|helpful|great|useful|best)\b.{0,40}\b"
    r"(?:readings?|exercises?|docs|videos?|forum|cases?|journals?|written|feedback)",
}
_COMPILED = {name: re.compile(phrase, re.IGNORECASE) for name, phrase in _PHRASES.items()}


def themes(comment: str) -> frozenset[str]:
    """The themes of one comment."""
    plain = comment.replace("\u2019", "'")
    return frozenset(name for name, phrase in _COMPILED.items() if phrase.search(plain))
