"""A channel is for something (or for some people only)."""

import re

from core.answers.question import question_in
from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.naming import is_channel
from core.protocols.posted import posted, small
from core.protocols.scope import names, texts
from core.protocols.sentence import Sentence

EXAMPLE = "#jobs is for job posts only."
EACH = (("venue",), ("for", "not_for"))
OPENS = True
SAYS = (
    "{venue:the} {venue:are} [only{exclusive} ]{for:purpose}",
    "this channel is [only{exclusive} ]{for:purpose}",
    "{venue:the} {venue:are} not {not_for:purpose}",
    "this channel is not {not_for:purpose}",
    "{venue:the} {venue:are} kept for what the sentence names",
    "this channel is kept for what the sentence names",
)
CERTAIN = (
    r"(?<!@)(?:\b(?:chat|channel|forum|server)|#[\w-]+)\b[^.;@]{0,30}\b(?:be|is|are)(?: to be)? used (?:only|solely|exclusively|strictly) for\b",
    r"(?<!@)\b(?:chat|channel|forum|server)\b[^.;@]{0,20}\b(?:is|are) (?:for\b[^.;]{3,80}\bonly\b|(?:only|strictly|reserved|exclusively) for\b)",
)


# "#x: news.", "the place to share news", "where we share news", "for news".
_LABELLED = re.compile(r"^\W*#[\w-]+[`*_\"”]*(?:\s*[:–—]|\s+-)\s*([^.:;!?#]{3,80})(?:[.!]|$)")
_TO_DO = re.compile(
    r"\b(?:channel|place|forum|space|category|room|used|meant|here|there)\s+((?:to|where)\s[^.;:!?]{3,80}?)(?:[.;:!?…]|$)",
    re.IGNORECASE,
)
_FOR = re.compile(
    r"\b(?:(?:for|about|discuss(?:ing)?)\s+|(?=(?:discussions?|questions?|talk|conversations?|anything|everything|news|chat) about\b))"
    r"(.{3,80}?)(?:\s+only)?(?:[.;,:](?=\s|$)|$)",
    re.IGNORECASE,
)
_A_CLAUSE = re.compile(
    r"\b(?:is|are|was|this|we|you|it|please|should|must|may|can|do|use|keep|post|ask)\b", re.IGNORECASE
)


_NOT = re.compile(r"\b(?:not|never|isn['’]t|aren['’]t|don['’]t|no)\b[^.;,:]*$", re.IGNORECASE)
_ONLY = re.compile(r"\b(?:only|strictly|exclusively|reserved|restricted)\b", re.IGNORECASE)


def _purpose(text: str) -> slots.Slots:
    """What it is for, or not: things ("job offers"), something to do ("to share news"), a place ("where we meet")."""
    labelled, to_do, found = _LABELLED.search(text), _TO_DO.search(text), _FOR.search(text)
    if labelled and not _A_CLAUSE.search(labelled.group(1)):
        return _labelled(small(labelled.group(1).strip()))
    first = min((seen for seen in (to_do, found) if seen), key=lambda seen: seen.start(), default=None)
    if first is None:
        return {"for": posted(text)["content"]}
    before, said = text[: first.start(1)], first.group(1).strip()
    words = said if re.search(r"\w", before) else small(said)
    return {"not_for" if _NOT.search(text[: first.start()]) else "for": [words]}


def _labelled(words: str) -> slots.Slots:
    """What a label says: "news", or "no job offers"."""
    denied = re.match(r"(?:no|not(?: for)?|never)\s+(?=\w)", words)
    return {"not_for": [words[denied.end() :]]} if denied else {"for": [words]}


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    purpose = _purpose(s.text)
    return {
        "venue": places.venues(s) or (places.of(s).avoided if not purpose.get("for") else []),
        "exclusive": bool(_ONLY.search(s.text)) or None,
        **purpose,
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
    """Is it this channel that the sentence speaks of, by name, as the chat or as the one it is published in?"""
    venues = texts(clause.slots.get("venue"))
    said = any("chat" in v or "channel" in v for v in venues if not is_channel(v))
    return not venues or said or names(venues, case.channel)
