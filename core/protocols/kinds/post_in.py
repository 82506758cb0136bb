"""Something belongs in a certain place."""

import re

from core.protocols import places, slots
from core.protocols.case import Case
from core.protocols.clause import Clause, Fix
from core.protocols.content import all_questions, is_tellable, shows
from core.protocols.naming import is_channel
from core.protocols.posted import posted
from core.protocols.scope import FORUM, names, texts
from core.protocols.sentence import Sentence

EXAMPLE = "Post questions about homework in #homework."
EACH = (("content",), ("venue", "not_venue"))
SAYS = (
    "[{condition}, ]take {content} to {venue:to}[, not to {not_venue:to}]",
    "[{condition}, ]keep {content} out of {not_venue:to}",
    "{condition}, turn to {venue:to}[, not to {not_venue:to}]",
    "what the sentence names goes to {venue:to}[, not to {not_venue:to}]",
    "[{condition}, ]keep what the sentence names out of {not_venue:to}",
    "what the sentence names has a place of its own",
)
_OFFERED = ("[{condition}, ]{content} may go to {venue:to}", *SAYS[1:])
FILLS = ("venue", "not_venue")


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    named = places.of(s)
    found = _person(s.text, named.wanted) + named.wanted
    return {
        **posted(s.text, s.heading, s.before),
        "venue": found or _brought_to(s.text),
        "not_venue": named.avoided,
        "exclusive": bool(re.search(r"\bonly\b", s.text, re.IGNORECASE)) or None,
    }


def says(said: slots.Slots) -> tuple[str, ...]:
    return _OFFERED if said.get("optional") else SAYS


_ASKED = re.compile(
    r"\b(?:contact|ask|tell|see|inform|approach|reach out to|talk to|write to|turn to|message|notify|speak (?:to|with)|check with) (.{3,40})",
    re.IGNORECASE,
)
_BROUGHT = re.compile(
    r"\b(?:attach|bring|send|add|submit|upload|put|file|hand|raise|report|record|write|log)\w*\b[^.;:]{0,40}?\b(?:to|on|in|into|at|via|through|by) (?:the|our|your) "
    r"((?!same|next|right|relevant|appropriate|channel|thread|chat|group|team|question|message)(?:[\w-]+ ){0,2}[a-z][\w-]+)(?=[.,;!]|$| by\b| for\b| before\b)",
    re.IGNORECASE,
)
_HELPS = re.compile(
    r"(.{2,30}?) (?:are|is) (?:the )?(?:best|right|there)\b[^.;]{0,25}\b(?:help|ask|suited|person|people)\b",
    re.IGNORECASE,
)


def _person(text: str, named: list[str]) -> list[str]:
    """Whom people are sent to, where no place is named or the person is one of two ways: "ask a TA or use the forum"."""
    asked = _ASKED.search(text) or _HELPS.search(text)
    role = slots.role(asked.group(1)) if asked else None
    either = role and re.search(rf"\b{role}s?\b[^.;]{{0,15}}\bor\b", text, re.IGNORECASE)
    return [role] if role and role != "we" and (either or not named) else []


def _brought_to(text: str) -> list[str]:
    """Where things are brought, whatever it is called: "attach it to the ticket", "hand it in at the front desk"."""
    found = _BROUGHT.search(text)
    return [found.group(1).lower()] if found and not slots.role(found.group(1)) else []


OFFER = "You could move it there; here it will scroll away."
ELSEWHERE = True


def blind(clause: Clause) -> str | None:
    if clause.slots.get("condition"):
        return "It holds in a case only that takes a person to see."
    if clause.slots.get("optional"):
        return "It leaves the choice to people."
    content = texts(clause.slots.get("content"))
    known = _elsewhere(clause) and (all_questions(content) or is_tellable(" ".join(content)))
    return None if known else "Whether something is of that sort takes a person's judgement."


def fix(clause: Clause) -> Fix | None:
    return Fix.FORUM if FORUM & set(_elsewhere(clause)) else None


def broken(case: Case, clause: Clause) -> bool:
    """It is beyond doubt of the sort that the sentence wants in another channel, or on the forum."""
    places = _elsewhere(clause)
    if not places or names(places, case.channel) or not case.message.opens_conversation:
        return False
    content = texts(clause.slots.get("content"))
    return (case.asks and all_questions(content)) or shows(case.prose, " ".join(content))


def _elsewhere(clause: Clause) -> tuple[str, ...]:
    """The channels it names, or the forum; other places are out of the bot's sight."""
    venues = texts(clause.slots.get("venue"))
    return tuple(v for v in venues if is_channel(v)) or tuple(v for v in venues if v in FORUM)
