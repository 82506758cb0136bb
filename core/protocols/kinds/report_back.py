"""Say how it ended."""

import re

from core.protocols import places, slots
from core.protocols.sentence import Sentence

EXAMPLE = "Post the solution when you have found it."
DEED = r"(?:report|share|tell|post)(?:ing)?"
SAYS = (
    "{when}, {content} is posted[ {venue:in}]",
    "{when}, whoever asked tells how it ended[ {venue:in}]",
    "{content} is posted[ {venue:in}]",
    "whoever asked tells how it ended[ {venue:in}]",
)
WORDS = {
    "when": {
        "moved": "after talk elsewhere",
        "decided": "once something is decided",
        "solved": "once it is solved",
    },
    "content": {
        "summary": "a summary",
        "decision": "the decision",
        "outcome": "the outcome",
        "solution": "the solution",
    },
}
_WHEN = (
    (
        "moved",
        r"\b(?:private(?:ly)?|(?:by|a) (?:dm|phone)|dms|direct messages?|face-to-face|in person|elsewhere|(?:a|the) (?:call|meeting)|mov(?:e|es|ed)|took it)\b",
    ),
    ("decided", r"\bdeci(?:sions?|ded?)\b|\bagreed\b"),
    (
        "solved",
        r"\b(?:solv\w+|figur\w+|fix\w*|work(?:ed|s)|found|find|resolv\w+|settled|answer(?:ed)? (?:it|your(?:self)?|to your own)|finish\w*)\b",
    ),
)
_CONTENT = (
    ("summary", r"\b(?:summar\w+|notes?)\b"),
    ("decision", r"\bdecisions?\b|\bwhat was (?:agreed|decided)\b"),
    (
        "outcome",
        r"\b(?:outcome|result|conclusion|update|how it (?:went|ended))\b|\bwhat (?:came|you found)\b|\b(?:whether|if) (?:it|that|\w+ \w+) (?:work|help)\w*",
    ),
    (
        "solution",
        r"\b(?:solution|answer|cause)\b|\b(?:how|what) (?:it |that |you )?(?:work|fix|solv|help|did)\w*",
    ),
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"when": _first(_WHEN, s.text), "content": _first(_CONTENT, s.text), "venue": places.channels(s)}


def _first(signs: tuple[tuple[str, str], ...], text: str) -> str | None:
    return next((name for name, sign in signs if re.search(sign, text, re.IGNORECASE)), None)


UNSEEN = "Whether the outcome was told takes a person's judgement."
