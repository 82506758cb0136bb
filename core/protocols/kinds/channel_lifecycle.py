"""How channels are created, renamed or archived."""

import re

from core.protocols import slots
from core.protocols.posted import small
from core.protocols.sentence import Sentence

EXAMPLE = "Ask an admin before you create a new channel."
SAYS = (
    "before a channel is {action}: {requirement}",
    "only {who} may have channels {action}",
    "{which} are {action}[ {condition}]",
    "channels are {action} {condition}",
    "there is a rule on how channels are {action}",
    "there is a rule on how channels are looked after",
)
_DENIED = ("there are channels that are not to be {action}",)
# Of what channels are to have.
_HAVE = ("before a channel is created: {requirement}", "channels have {action}")
WORDS = {
    "action": {
        "archive": "archived",
        "delete": "removed",
        "rename": "renamed",
        "create": "created",
        "create_private": "created as private ones",
        "describe": "a description",
        "manager": "a manager",
        "keep": "looked after",
    }
}
_CREATE = r"(?:creat|open|start|add|mak|set)(?:e|es|ed|ing|ting)?(?: up)?"
_ACTIONS = (
    ("archive", r"archiv"),
    ("delete", r"\b(?:delet|remov|clos)(?:e|es|ed|ing)\b"),
    ("rename", r"re-?nam"),
    (
        "describe",
        r"\bdescri(?:be|ption)|\b(?:a|the|its|clear|documented|channel|channel's) (?:\w+ )?(?:purpose|topic)\b",
    ),
    ("manager", r"\b(?:needs?|ha(?:ve|s)|names?|be|lists?)\b[^.;]{0,150}\b(?:manager|owner)s?\b"),
    ("create_private", r"\bprivate\b"),
    (
        "create",
        rf"\b{_CREATE}\b[^.;]{{0,150}}\bchannels?\b|\bchannels?\b[^.;]{{0,150}} (?:created|set up|opened|added)\b",
    ),
)
_DOING = rf"(?:{_CREATE}|(?:archiv|delet|renam|re-nam)(?:e|es|ed|ing))"
# "Ask an admin before you create …", "Before setting up a channel, look whether there is one".
_FIRST = re.compile(rf"^\W*(?:please )?([a-z][^.;,]{{3,80}}?),? before (?:you )?{_DOING}\b", re.IGNORECASE)
_BEFORE = re.compile(
    rf"^\W*before (?:you )?{_DOING}\b[^.;,]*?(?:,| channels?,?)\s+(?:please )?([a-z][^.;]{{3,80}})",
    re.IGNORECASE,
)
_WHO = re.compile(
    rf"\bonly (?:the )?([\w ]{{3,30}}?) (?:can|may|should|are allowed to) {_DOING}\b", re.IGNORECASE
)
_WHICH = re.compile(
    r"^\W*((?:[\w-]+ ){0,4}channels?\b[^.;,]{0,50}?) (?:are|is|get|gets|will be|must be|should be) (?:automatically )?(?:archived|renamed|deleted|removed|closed)\b",
    re.IGNORECASE,
)
_CONDITION = re.compile(
    r"\b(?:archiv|delet|re-?nam|remov|clos)\w*\b[^.;,]{0,40}? ((?:when|if|once|after|by (?=\w+ing\b))\s?[^.;,()]{3,80})",
    re.IGNORECASE,
)
_NOT = re.compile(rf"\b(?:do not|don['’]t|never|must not|should not|cannot) {_DOING}", re.IGNORECASE)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    first = _FIRST.search(s.text) or _BEFORE.search(s.text)
    who, which, when = _WHO.search(s.text), _WHICH.search(s.text), _CONDITION.search(s.text)
    return {
        "action": next((name for name, sign in _ACTIONS if re.search(sign, s.text, re.IGNORECASE)), "keep"),
        "requirement": small(first.group(1).strip()) if first else None,
        "who": who.group(1).lower() if who else None,
        "which": small(which.group(1).strip()) if which else None,
        "condition": when.group(1).strip() if when and not first else None,
        "denied": bool(_NOT.search(s.text)) or None,
    }


def says(said: slots.Slots) -> tuple[str, ...]:
    if said.get("action") in ("describe", "manager"):
        return _HAVE
    return _DENIED if said.get("denied") and not said.get("condition") else SAYS


UNSEEN = "I see only the channels I was invited to."
