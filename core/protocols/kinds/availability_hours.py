"""When staff is there."""

import re
from datetime import datetime, timedelta

from core.conversation import replies
from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.modality import negated
from core.protocols.sentence import Sentence
from core.protocols.windows import Window, named, opening, phrase, zone_in
from core.reply.spans import Line, When
from core.words import tr

EXAMPLE = "Support hours are 10:00 to 16:00."
LIFTED = True
SAYS = (
    "staff is there for {event:the} {window}",
    "{role:they} can be reached {window}",
    "questions are answered {window}",
    "{role:they} can be reached at the hours given",
    "questions are answered at the hours given",
)
_AWAY = (
    "there are hours at which {role:they} cannot be reached",
    "there are hours at which nobody can be reached",
)


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    away = _away(s.text)
    live = not away and _LIVE.search(s.text) and not _ANSWERS.search(s.text)
    return {
        "role": slots.role(s.text),
        "event": slots.event(s.text) if live else None,
        "window": None if away else phrase(s.text),
        "obligation": "away" if away else None,
    }


def says(said: slots.Slots) -> tuple[str, ...]:
    return _AWAY if said.get("obligation") == "away" else SAYS


def _away(text: str) -> bool:
    """Does it say when nobody is there?"""
    return negated(text) or re.search(r"\b(?:outside|closed)\b", text, re.IGNORECASE) is not None


ONCE = True
# What is asked so shortly after others spoke belongs to their talk.
_TALK = timedelta(minutes=30)
# A live session has hours too, but questions are answered beside it.
_LIVE = re.compile(r"\b(?:office hours|labs?|sessions?|class(?:es)?|lectures?)\b", re.IGNORECASE)
_ANSWERS = re.compile(r"\b(?:answer\w*|respon\w+|repl\w+|support|available|reach\w*)\b", re.IGNORECASE)


def blind(clause: Clause) -> str | None:
    return None if _hours(clause) else "It names no exact hours in which questions are answered."


def broken(case: Case, clause: Clause) -> bool:
    """A learner asks, in the middle of no talk, while nobody is there to answer, and nobody has since."""
    asked, now = case.message.at, case.message.at + case.age
    away = not (_is_there(case, clause, asked) or _is_there(case, clause, now))
    alone = not (case.talking(_TALK) or case.message.mentions or replies(case.message, case.later))
    return away and alone and bool(_hours(clause)) and not case.by_staff and case.asks


def offer(case: Case, clause: Clause) -> Line:
    """It is not lost, and when people are back."""
    back = opening(_hours(clause), _local(case, clause, case.message.at + case.age), case.working.holidays)
    if back is None:
        return (tr("Your question is not lost: it will be seen when people are back."),)
    return (tr("Your question is not lost. Answers resume at "), When(back), ".")


def _hours(clause: Clause) -> tuple[Window, ...]:
    """The stretches in which staff is there; none where it is not certain that the sentence means those."""
    live = _LIVE.search(clause.sentence) and not _ANSWERS.search(clause.sentence)
    return () if _away(clause.sentence) or live else tuple(w for w in named(clause) if w.starts != w.ends)


def _local(case: Case, clause: Clause, moment: datetime) -> datetime:
    return moment.astimezone(zone_in(clause.sentence) or case.working.zone)


def _is_there(case: Case, clause: Clause, moment: datetime) -> bool:
    local = _local(case, clause, moment)
    return local.date() not in case.working.holidays and any(w.until(local) for w in _hours(clause))
