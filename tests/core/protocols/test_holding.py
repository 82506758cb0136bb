"""Sentences that name channels, and where what they say holds."""

import pytest
from talking import clause, said, spoken_to

from core.message import Channel
from core.protocols import read

DECISION = said("Decision: we meet on Thursdays from now on, all of us.")
ADVERT = said("Check out my course, 20 euros until Friday: https://example.org/c")
CODE = said("import os\ndef f():\n    return 1")


@pytest.mark.parametrize(
    ("kind", "rule", "where"),
    [
        ("no_promotion", "No adverts.", "lobby market"),
        ("no_promotion", "No adverts in #lobby.", "lobby"),
        ("no_promotion", "No adverts, please, in #lobby or #help.", "lobby"),
        ("no_promotion", "Adverts are fine in #market, not in #lobby.", "lobby"),
        ("no_promotion", "Do not advertise here; we have a list of offers in #market.", "lobby"),
        ("no_promotion", "No adverts except in #market.", ""),
        ("no_promotion", "Do not advertise in #lobby, it is for talk.", "lobby"),
        ("code_format", "Put code into code blocks in #lobby.", "lobby"),
        ("code_format", "Use code blocks only in #lobby.", "lobby"),
        ("code_format", "Code may be loose in #market, use code blocks everywhere else.", "lobby"),
        ("code_format", "Loose code is fine in #market; use code blocks.", "lobby"),
    ],
)
def test_it_holds_where_the_sentence_says(kind: str, rule: str, where: str) -> None:
    message = ADVERT if kind == "no_promotion" else CODE
    places = ("lobby", "market")
    spoken = [name for name in places if spoken_to(clause(kind, rule), message, channel=Channel("C1", name))]
    assert spoken == where.split()


def test_where_things_are_to_go_they_are_well() -> None:
    rule = clause("record_elsewhere", "Write decisions down in #decisions.", destination=["#decisions"])
    assert spoken_to(rule, DECISION)
    assert spoken_to(rule, DECISION, channel=Channel("C1", "decisions")) == ()


def test_where_it_is_allowed_is_no_place_where_it_is_forbidden() -> None:
    (rule,) = read("@here is fine in #ops, never in #lobby.").clauses
    assert rule.says == "Do not use @here in #lobby."
    (rule,) = read("Do not use @here in #ops or in #lobby.").clauses
    assert rule.says == "Do not use @here in #ops or in #lobby."
