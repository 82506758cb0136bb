"""No secrets or personal data."""

import re

from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence

EXAMPLE = "Never post passwords or personal data."
FORBIDS = True
SAYS = "secrets and personal data are not posted"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"content": None}


OFFER = "You could delete the message and change the key; whoever has read it could use it."
# Keys whose form alone gives them away.
_KEY = re.compile(
    r"\b(?:AKIA[0-9A-Z]{16}|gh[pousr]_[A-Za-z0-9]{36}|xox[abprs]-[\w-]{20,}|sk_live_[0-9a-zA-Z]{24})\b|-----BEGIN [A-Z ]*PRIVATE KEY-----"
)


def broken(case: Case, clause: Clause) -> bool:
    """A key or token stands in the author's own words."""
    return bool(_KEY.search(case.prose))
