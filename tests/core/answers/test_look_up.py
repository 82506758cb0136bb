"""Already answered in the docs? Shown when sure, silent when not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.docs import Index
from core.answers import EmptyLibrary, Section, look_up, threshold

DOCS = Index(
    [
        Section("setup.md#vpn", "Connecting to the practice database", "Connect to the VPN first, then use port 5433. "
                "A connection refused error nearly always means that the VPN is off."),
        Section("setup.md#password", "Resetting your database password", "Reset the database password on the profile "
                "page, under Credentials. The new password works after five minutes."),
        Section("live.md#recordings", "Recordings", "Recordings of the live sessions are on the module page."),
        *(Section(f"m{n}.md", f"Module {n}", f"What module {n} is about, week by week.") for n in range(30)),
    ]
)  # fmt: skip


def test_a_question_that_the_docs_answer() -> None:
    answer = look_up("how do I reset the database password?", DOCS)
    assert answer.answered
    assert answer.passages[0].source == "setup.md#password"
    assert "profile page, under Credentials" in answer.passages[0].quote


@pytest.mark.parametrize(
    "text",
    [
        "how do I get bus delays as open data?",
        "the database password was reset yesterday, thanks",
        "could someone review my draft about recordings?",
        "wie setze ich das Passwort der Datenbank zurück, und wo ist die Seite?",
        "```\nreset database password\n```",
        "how do I fix this?\n```\nreset database password\n```",
        "@ben how do I reset the database password?",
        "🎉",
        "",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert not look_up(text, DOCS).answered


def test_passages_are_listed_also_where_it_stays_silent() -> None:
    answer = look_up("how do I export the recordings as open data?", DOCS)
    assert not answer.answered
    assert answer.passages


def test_without_docs_it_says_nothing() -> None:
    assert not look_up("how do I reset the database password?", EmptyLibrary()).answered


def test_a_question_of_forty_thousand_characters_is_looked_up() -> None:
    assert look_up("how do I reset the database password? " + "and then again " * 2_700, DOCS).is_question


@settings(max_examples=150)
@given(st.text(max_size=300))
def test_any_text_is_looked_up_without_failing(text: str) -> None:
    assert 0 <= look_up(text + "?", DOCS).confidence <= 1


@given(st.integers(0, 200), st.integers(0, 50), st.floats(0.5, 0.95))
def test_not_it_makes_a_channel_stricter_and_never_laxer(helped: int, wrong: int, chosen: float) -> None:
    assert threshold(chosen, helped, wrong + 1) >= threshold(chosen, helped, wrong) >= chosen
