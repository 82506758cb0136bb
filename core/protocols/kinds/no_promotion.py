"""No advertising."""

import re

from core.answers.question import question_in
from core.protocols import slots
from core.protocols.case import Case
from core.protocols.clause import Clause
from core.protocols.sentence import Sentence

EXAMPLE = "No advertising or self-promotion."
FORBIDS = True
SAYS = "nothing is advertised"


def read(s: Sentence) -> slots.Slots:
    """Who, what, where and when the sentence says; None where it does not."""
    return {"types": None}


OFFER = "You could take it to a place meant for it, or ask a facilitator first."
# Words that sell, beside a link or a code to use.
_SELLS = re.compile(
    r"\b(?:(?:discount|promo|referral|coupon) (?:code|link)|my (?:referral|affiliate|sign[- ]?up) link|\d+ ?% off\b|limited[- ]time offer|"
    r"(?:subscribe to|follow|join|check out) (?:my|our) (?:\w+ )?(?:channel|newsletter|podcast|page|course|bootcamp|webinar|product|startup|shop|store)|"
    r"(?:buy|enrol+ in|sign up for) (?:my|our) (?:\w+ )?(?:course|book|product|service|workshop|bootcamp|newsletter)|"
    r"book a (?:free )?(?:call|demo) with (?:me|us)|hire (?:me|us)|dm me for (?:rates|prices|details))\b",
    re.IGNORECASE,
)
_WHERE_TO = re.compile(r"https?://\S|\bcode\b|\bdm me\b", re.IGNORECASE)


def broken(case: Case, clause: Clause) -> bool:
    """A learner advertises something of their own, with a link, a code or an address to write to."""
    sells = _SELLS.search(case.prose) and _WHERE_TO.search(case.message.text)
    return bool(sells) and not case.by_staff and not question_in(case.message.text).seeks_help
