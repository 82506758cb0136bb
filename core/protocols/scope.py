"""Whom a clause binds, where, and with which exceptions. What cannot be seen keeps the bot silent."""

import re
from collections.abc import Iterator
from fnmatch import fnmatch

from core.message import Channel
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.excepting import excepted
from core.protocols.holding import places
from core.protocols.naming import is_channel

STAFF = re.compile(
    r"\b(?:facilitator|instructor|ta|teaching (?:assistant|team)|mentor|tutor|staff|professor|teacher|coach|"
    r"moderator|admin|organi[sz]er|course team|lead|assessor|examiner)s?\b",
    re.IGNORECASE,
)
_LEARNERS = re.compile(r"\b(?:learner|student|participant|newcomer|mentee|trainee|peer)s?\b", re.IGNORECASE)
_EVERYONE = re.compile(
    r"\b(?:everyone|everybody|all|members?|people|you|we|anyone|poster|author)\b", re.IGNORECASE
)
_URGENT = re.compile(r"\b(?:urgen\w+|emergenc\w+|outages?|incidents?|asap)\b", re.IGNORECASE)
# What is done once is nothing against a rule on how often.
_OFTEN = re.compile(r"\bmore (?:often )?than (?:once|twice|\w+ times)\b|\btoo often\b", re.IGNORECASE)
# Whoever was asked may have agreed.
_AGREED = re.compile(
    r"\bwithout (?:\w+ ){0,3}?(?:ask|approv|permi|consent|check|agree|clear|ok\b|okay\b|go-ahead)[^.;,]*",
    re.IGNORECASE,
)
# Who is told to do, or not to do, something; not to whom it is done: "mentors should not …", but "mentors should not be …".
_SUBJECT = re.compile(
    r"^\W*((?:[\w'’-]+ ){1,4})(?:should|must|may|can|shall|need to|have to|are (?:asked )?to)\b(?! (?:not )?be\b)",
    re.IGNORECASE,
)
_OTHERS = re.compile(
    r"\b(?:guest|visitor|recruiter|vendor|sponsor|partner|alumn\w+|parent|compan\w+|bot)s?\b", re.IGNORECASE
)
# The forum as sentences call it.
FORUM = frozenset({"forum", "forums", "discussion board"})
# A condition that only repeats what the clause is about: "when you post code", "if you ask".
_TRIGGER = re.compile(r"\b(?:ask|post|shar|repl|answer|past|includ|writ|send|respond)\w*\b", re.IGNORECASE)


def texts(value: object) -> tuple[str, ...]:
    """A slot's value as texts, whether it holds one or several."""
    if isinstance(value, str):
        return (value,)
    return tuple(str(item) for item in value) if isinstance(value, list | tuple) else ()


def holds_in(clause: Clause, channel: Channel, *, forbids: bool = False) -> bool:
    """Is this channel among the places a clause names? One that names none holds where it is published."""
    named = [venue for venue in texts(clause.slots.get("venue")) if is_channel(venue)]
    if named:
        return names(named, channel)
    only, free = places(clause.sentence, forbids=forbids)
    # Where things go is not where the clause holds.
    goals = set(texts(clause.slots.get("destination")))
    return not names([*free, *goals], channel) and (set(only) <= goals or names(only, channel))


def names(venues: list[str] | tuple[str, ...], channel: Channel) -> bool:
    """Do the places (`#help`, `#team-*`) name this channel?"""
    return any(fnmatch(channel.name.casefold(), venue.lstrip("#").casefold()) for venue in venues)


def excused(clause: Clause, case: Case) -> bool:
    """Is one of the clause's exceptions met, or out of the bot's sight?"""
    return any(_excuses(said, case) for said in exceptions(clause))


def is_meant(clause: Clause, case: Case) -> bool:
    """Does the clause bind the author? Roles the bot does not know are not meant."""
    who = " ".join(texts(clause.slots.get("who")))
    if not who or _EVERYONE.search(who):
        return True
    if STAFF.search(who):
        return case.by_staff
    return bool(_LEARNERS.search(who)) and not case.by_staff


def owed_by_staff(clause: Clause) -> bool:
    """Is it staff who promises what the clause says, the only ones who are reminded?"""
    role = " ".join(texts(clause.slots.get("role")) + texts(clause.slots.get("owner")))
    return not role or bool(STAFF.search(role)) or role in ("we", "us", "support")


def is_always_excused(clause: Clause) -> bool:
    """Does the clause make an exception of which no message can show that it is not met?"""
    return any(not (STAFF.search(said) or _URGENT.search(said)) for said in exceptions(clause))


def binds(clause: Clause, case: Case) -> bool:
    """Is the author among those whom the sentence tells what to do, where it opens with them?"""
    told = _SUBJECT.search(clause.sentence)
    if told is None or clause.slots.get("role"):
        return True
    if STAFF.search(told[1]):
        return case.by_staff
    return not _OTHERS.search(told[1]) and not (_LEARNERS.search(told[1]) and case.by_staff)


def exceptions(clause: Clause) -> Iterator[str]:
    """The conditions a clause makes, from its slots and from the words of its sentence."""
    for slot in ("allowed_if", "allowed_who", "exception"):
        yield from texts(clause.slots.get(slot))
    yield from (when for when in texts(clause.slots.get("condition")) if not _TRIGGER.search(when))
    yield from (found.group() for found in _OFTEN.finditer(clause.sentence))
    yield from (found.group() for found in _AGREED.finditer(clause.sentence))
    said = excepted(clause.sentence)
    yield from filter(None, (*said.when, said.who))


def _excuses(exception: str, case: Case) -> bool:
    """May the exception be met? Where the bot cannot tell, it may."""
    if STAFF.search(exception):
        return case.by_staff
    if _URGENT.search(exception):
        # An ordinary question in which nobody speaks of urgency is not urgent.
        return bool(_URGENT.search(case.prose)) or not case.asks
    return True
