"""Decisions are written down where they last."""

import re

from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.scope import FORUM, texts
from core.protocols.sentence import Sentence

EXAMPLE = "Write decisions into the wiki."
DEED = r"(?:record|document|write|summari[sz]e|copy|open|create|file)(?:ing)?"
SAYS = (
    "{what} are written down {destination:in}[ {deadline:within}]",
    "{what} are written down where they last[, {deadline:within}]",
    "what is to last is written down {destination:in}[ {deadline:within}]",
    "what is to last is written down where it lasts[, {deadline:within}]",
)
WORDS = {
    "what": {
        "decision": "decisions",
        "outcome": "outcomes",
        "meeting": "notes of meetings",
        "discussion": "long discussions",
    }
}
_WHAT = (
    ("decision", r"\bdeci(?:sions?|ded?)\b|\bagree(?:d|ments?)\b"),
    ("outcome", r"\b(?:outcomes?|conclusions?|results?)\b"),
    ("meeting", r"\b(?:minutes|meetings?|calls?)\b"),
    ("discussion", r"\b(?:threads?|discussions?|conversations?)\b"),
)
_LASTS = (
    r"(?:wiki|notion|handbook|faq|backlog|board|card|decision log|log|knowledge base|mailing list|documentation|shared folder|"
    r"(?:issue|bug|project)? ?tracker|(?:user )?story|pull request|(?:design |shared )?doc(?:ument)?s?|(?:github |gitlab |jira )?(?:issue|ticket)s?)"
)
_ONE = r"(?:the|a|an|our|your|its|assigned|existing|new|project['’]s|project|team['’]s|team)"
_CHAT = ("slack", "discord", "teams", "zulip", "chat", "channel")
# "Written into the project wiki", "open an issue for it".
_TO = re.compile(
    rf"\b(?:in|into|on|onto|to|as|use|using|open|opening|create|creating|file|write|commenting on) (?:{_ONE} )*({_LASTS})\b",
    re.IGNORECASE,
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    lasting = [found.lower() for found in _TO.findall(s.text)]
    return {
        "what": next((name for name, sign in _WHAT if re.search(sign, s.text, re.IGNORECASE)), None),
        "destination": list(dict.fromkeys(lasting)) or [to for to in places.sent_to(s) if to not in _CHAT],
        "deadline": slots.duration(s.text),
    }


OFFER = "You could write it down where it lasts, with a link to here; whoever was not here will look there."
# A decision that calls itself one, as a statement.
_DECIDED = re.compile(
    r"^\W*(?:decision|decided)\s*[:–-]|\bwe(?:'ve| have)? (?:all )?(?:decided|agreed) (?:to|that|on)\b|\bthe decision is\b",
    re.IGNORECASE | re.MULTILINE,
)
_KEPT = re.compile(r"https?://\S")
_FEWEST = 6


def blind(clause: Clause) -> str | None:
    """Notes of a call, or of a long talk, are owed whether or not anything was decided in it."""
    notes = clause.slots.get("what") in ("meeting", "discussion")
    return "I know decisions that call themselves so, and no other thing to write down." if notes else None


def fix(clause: Clause) -> Fix | None:
    return Fix.FORUM if FORUM & set(texts(clause.slots.get("destination"))) else None


def broken(case: Case, clause: Clause) -> bool:
    """A decision is told in the chat at some length, without a link to where it is written down."""
    told = case.words >= _FEWEST and "?" not in case.prose and bool(_DECIDED.search(case.prose))
    return not blind(clause) and told and not case.message.files and not _KEPT.search(case.message.text)
