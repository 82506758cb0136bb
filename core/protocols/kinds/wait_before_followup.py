"""Wait before asking again."""

import re
from datetime import timedelta

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence
from core.protocols.working_time import length

EXAMPLE = "Wait a day before you ask again."
DEED = r"wait(?:ing)?"
SAYS = ("wait {min_wait:long} before you ask again", "wait before you ask again")


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"min_wait": None if _COMES.match(s.text) else slots.duration(s.text, vague=_WHILE)}


# "You may get help within five minutes" says when it comes, not how long to wait; "no answer within a day" does.
_COMES = re.compile(
    r"(?:(?!\b(?:not?|nobody|none|never|without)\b|n['’]t\b).)*?\bwithin\b", re.IGNORECASE | re.DOTALL
)
# Words for a time to wait; others ("quickly") say how soon people would like an answer.
_WHILE = re.compile(
    r"\b(?:a (?:little |short )?while|some time|a few (?:minutes|hours|days)|reasonable (?:amount of )?time)\b",
    re.IGNORECASE,
)
OFFER = "You could give people a little longer; nobody has forgotten it."


def blind(clause: Clause) -> str | None:
    return None if length(clause.slots.get("min_wait")) else "It gives no exact time to wait."


_ASKS_AGAIN = re.compile(
    r"\W*(?:bump\w*|(?:any|some)(?:body|one)?(?: (?:updates?|news|ideas?|thoughts?|luck|help))?(?: on this| please| yet)*|"
    r"still (?:waiting|stuck|need help)|any(?:one|body) (?:here|there)|ping\w*|hello)\W*",
    re.IGNORECASE,
)


def broken(case: Case, clause: Clause) -> bool:
    """The author asks again before the time is over, and nobody else has said anything to it."""
    wait = length(clause.slots.get("min_wait"))
    said = case.conversation
    if wait is None or not said or any(m.author != case.message.author for m in said):
        return False
    since = case.message.at - said[-1].at
    return bool(_ASKS_AGAIN.fullmatch(case.prose)) and since < timedelta(days=wait.days) + wait.time
