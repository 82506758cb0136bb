"""Two published sentences that cannot both be kept, and the nearest pair that can."""

from dataclasses import replace

import pytest
from talking import clause

from core.protocols import Clause
from core.protocols.contradicting import contradictions

DAY = clause(
    "response_time", "Facilitators answer in a day.", role="facilitators", duration="P1D", venue=["forum"]
)
TWO = clause(
    "response_time",
    "A facilitator answers in 48 hours.",
    role="facilitator",
    duration="PT48H",
    venue=["forum"],
)
OPTIONAL = clause("optional_attendance", "The live workshop is optional.", event="live workshop")
MUST = clause("mandatory_attendance", "Workshops are mandatory.", event="workshops")
HELP = clause("post_in", "Questions go to #help.", venue=["#help"], content=["questions"])
ASK = clause("post_in", "Put your questions into #ask.", venue=["#ask"], content=["Questions"])
STAFF_ONLY = clause("restricted_posting", "Only staff posts in #news.", venue=["#news"], who=["staff"])
NEWS = clause("post_in", "Share what you read in #news.", venue=["#news"], content=["what you read"])
WEEKEND = clause("quiet_hours", "Nobody answers at weekends.", window=["weekends"])
NIGHTS = clause("quiet_hours", "No tags from 20:00 to 8:00.")
DAILY = clause("availability_hours", "Support is there from 9:00 to 17:00.")
WORKDAYS = clause("availability_hours", "Support is there from 9:00 to 17:00, Monday to Friday.")
SHORT = clause("message_length", "Keep messages under 50 words.", threshold="50 words")
LONG = clause("message_length", "Up to 200 words are fine.", threshold="200 words")
WAIT = clause("wait_before_followup", "Wait a day before you ask again.", min_wait="P1D")


@pytest.mark.parametrize(
    ("one", "other"),
    [(DAY, TWO), (OPTIONAL, MUST), (HELP, ASK), (STAFF_ONLY, NEWS), (WEEKEND, DAILY), (SHORT, LONG),
     (WAIT, replace(WAIT, slots={"min_wait": "PT2H"})),
     (HELP, replace(ASK, slots={"content": ["questions"], "venue": ["#ask", "#help"], "not_venue": ["#help"]}))],
)  # fmt: skip
def test_both_are_named_in_the_order_they_stand_in(one: Clause, other: Clause) -> None:
    assert list(contradictions([one, NIGHTS, other])) == [(one, other)]
    assert list(contradictions([other, one])) == [(other, one)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (DAY, replace(TWO, slots={**TWO.slots, "venue": ["#help"]})),
        (DAY, replace(TWO, slots={**TWO.slots, "duration": "PT24H"})),
        (DAY, replace(TWO, slots={**TWO.slots, "duration": "promptly"})),
        (DAY, replace(TWO, slots={**TWO.slots, "role": "mentors"})),
        (OPTIONAL, replace(MUST, slots={"event": "lectures"})),
        (HELP, replace(ASK, slots={"content": ["job offers"], "venue": ["#ask"]})),
        (HELP, replace(ASK, slots={"content": ["questions"], "venue": ["#ask", "#help"]})),
        (STAFF_ONLY, replace(NEWS, slots={"venue": ["#news"], "who": ["facilitators"]})),
        (WEEKEND, WORKDAYS),
        (NIGHTS, DAILY),
        (SHORT, SHORT),
    ],
)
def test_what_can_both_be_kept_is_not_named(one: Clause, other: Clause) -> None:
    assert list(contradictions([one, other])) == []
