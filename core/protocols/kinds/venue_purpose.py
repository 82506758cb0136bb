"""A channel is for something (or for some people only)."""

import re

from core.answers.question import question_in
from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.naming import is_channel
from core.protocols.scope import names, texts
from core.protocols.sentence import Sentence

EXAMPLE = "#jobs is for job posts only."
SAYS = "{venue} is for {for}"
CERTAIN = (
    r"\b(?:chat|channel|forum|server)\b[^.;]{0,20}\b(?:is|are) (?:for\b[^.;]{3,80}\bonly\b|(?:only|strictly|reserved|exclusively) for\b)",
)


def _purpose(text: str) -> list[str] | None:
    found = re.search(
        r"\b(?:for|about|discuss(?:ing)?)\s+(.{3,80}?)(?:\s+only)?(?:[.;,]|$)", text, re.IGNORECASE
    )
    return [found.group(1).strip()] if found else None


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {
        "venue": places.venues(s),
        "exclusive": bool(
            re.search(r"\b(only|strictly|exclusively|reserved|restricted)\b", s.text, re.IGNORECASE)
        )
        or None,
        "for": _purpose(s.text),
    }


OFFER = "You could answer on the forum and link to it here, so that the answer stays findable."
ELSEWHERE, FIX = True, Fix.FORUM
_PEERS = re.compile(
    r"\bpeers?\b|\b(?:learner|student|participant)s? (?:helping|to help) each other\b", re.IGNORECASE
)
_POINTS_AWAY = re.compile(r"\bforum\b|\bdiscussion board\b|https?://", re.IGNORECASE)
# Shorter replies greet, thank or point somewhere.
_AN_ANSWER = 12


def blind(clause: Clause) -> str | None:
    for_peers = any(_PEERS.search(text) for text in texts(clause.slots.get("for")))
    enough = for_peers and clause.slots.get("exclusive")
    return None if enough else "Whether talk is of that sort takes a person's judgement."


def broken(case: Case, clause: Clause) -> bool:
    """Staff answers in the chat what belongs on the forum, where the chat is for peers only."""
    opened = next(iter(case.conversation), None)
    if blind(clause) or not (case.by_staff and opened and _is_here(clause, case)):
        return False
    asked = opened.author != case.message.author and question_in(opened.text).seeks_help
    return asked and case.words >= _AN_ANSWER and not _POINTS_AWAY.search(case.message.text)


def _is_here(clause: Clause, case: Case) -> bool:
    """Is it this channel that the sentence speaks of, by name or as the chat?"""
    venues = texts(clause.slots.get("venue"))
    return any("chat" in v or "channel" in v for v in venues if not is_channel(v)) or names(
        venues, case.channel
    )
