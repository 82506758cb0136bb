"""What a sentence says is to be posted somewhere, and how the rule is said back."""

import pytest

from core.protocols import read
from core.protocols.kinds import every
from core.protocols.phrasing import say
from core.protocols.posted import posted
from core.protocols.sentence import sentences


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Post job offers in #jobs.", ["job offers"]),
        ("Job offers go to #jobs.", ["job offers"]),
        ("Use the forum for ideas, bugs and plans.", ["ideas, bugs and plans"]),
        ("If you have questions about pay, ask in #office.", ["questions about pay"]),
        ("All requests for leave must be submitted via the HR portal.", ["all requests for leave"]),
        ("Anything about pay should be sent to your manager by email.", ["anything about pay"]),
        ("For feature ideas, open a topic on the forum.", ["feature ideas"]),
        ("We discuss design decisions in GitHub issues.", ["design decisions"]),
        ("Sales leads → #leads", ["sales leads"]),
        ("Requests for extensions: e-mail only.", ["requests for extensions"]),
        ("Security holes must not be reported in public channels.", ["security holes"]),
        ("If you are stuck, ask your question in #help.", ["your question"]),
        ("Please post it in #jobs.", []),
        ("Tell your tutor or use the forum.", []),
    ],
)
def test_content_in_the_sentences_own_words(text: str, content: list[str]) -> None:
    assert posted(text)["content"] == content


def test_what_a_heading_or_the_question_before_names_is_what_it_speaks_of() -> None:
    assert posted("Ask them in #sums.", "Homework questions")["content"] == ["homework questions"]
    assert posted("Ask them in #sums.", "How we talk")["content"] == []
    *_, last = sentences("Got a bug? File it in #bugs.")
    assert posted(last.text, last.heading, last.before)["content"] == ["a bug"]


@pytest.mark.parametrize(
    ("text", "back"),
    [
        ("If you spot a mistake in the slides, tell us in #errata.",
         "If you spot a mistake in the slides, turn to #errata."),
        ("Post job ads in #jobs if they are local.", "If they are local, take job ads to #jobs."),
        ("You can post recipes in #kitchen.", "Recipes may go to #kitchen."),
        ("Please do not discuss the exam here.", "Keep the exam out of #maths."),
        ("If you are ill, tell your tutor.", "If you are ill, turn to the tutor."),
        ("Never ask for help in #lobby.", "Keep what the sentence names out of #lobby."),
    ],
)  # fmt: skip
def test_a_condition_and_a_choice_are_said_back(text: str, back: str) -> None:
    kind = every()["post_in"]
    (sentence,) = sentences(text, "#maths" if "here" in text else "")
    said = {name: value for name, value in kind.read(sentence).items() if value not in (None, [], "")}
    assert say(kind, said) == back


@pytest.mark.parametrize(
    ("text", "backs"),
    [
        ("Slides are out a day before the lecture; the recording within 24 hours after it.",
         ["The slides will be out 1 day before the lecture.",
          "The recording will be out within 24 hours after the lecture."]),
        ("Job ads go to #jobs, while small talk belongs in #lobby.",
         ["Take job ads to #jobs.", "Take small talk to #lobby."]),
        ("#jobs is for job ads, and #lobby is for small talk.",
         ["#jobs is for job ads.", "#lobby is for small talk."]),
    ],
)  # fmt: skip
def test_parts_of_a_sentence_that_rule_of_something_of_their_own_are_rules_each(
    text: str, backs: list[str]
) -> None:
    assert [clause.says for clause in read(text).clauses] == backs


@pytest.mark.parametrize(
    ("text", "venue"),
    [
        ("Attach the log to the build report.", ["build report"]),
        ("Hand the form in at the front desk.", ["front desk"]),
        ("When you have feedback, use the feedback form instead of the chat.", ["feedback form"]),
        ("Post it to the right person.", []),
        ("Post lunch plans anywhere but here.", []),
    ],
)
def test_a_place_of_any_name_is_where_things_are_brought(text: str, venue: list[str]) -> None:
    (sentence,) = sentences(text, "#maths" if "here" in text else "")
    assert every()["post_in"].read(sentence)["venue"] == venue


def test_channels_that_a_line_mentions_are_no_rules_beside_the_one_it_opens_with() -> None:
    text = "#help: questions about the tasks, but look for the slides in #files and for dates in #news."
    (clause,) = read(text).clauses
    assert clause.slots["venue"] == ["#help"]
    (family,) = read("#grp-one, #grp-two: #grp- For the work of groups.").clauses
    assert family.slots["venue"] == ["#grp-*"]
