"""Already answered in the docs? Shown when sure, silent when not."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.docs import Index
from core.answers import EmptyLibrary, Section, asked, look_up, threshold
from core.answers.terms import terms

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
        "¿cómo puedo restablecer la contraseña de la base de datos de prácticas?",
        "🎉",
        "🤔🤔🤔?",
        "`reset the database password`?",
        "",
    ],
)
def test_it_stays_silent(text: str) -> None:
    assert not look_up(text, DOCS).answered


def test_a_question_in_another_language_is_said_to_be_one() -> None:
    assert (
        look_up("¿cómo puedo restablecer la contraseña?", DOCS).because
        == "It does not seem to be in English."
    )
    assert look_up("gracias a todos!", DOCS).because == "It is not a question."


def test_passages_are_listed_also_where_it_stays_silent() -> None:
    answer = look_up("how do I export the recordings as open data?", DOCS)
    assert not answer.answered
    assert answer.passages


def test_of_a_page_that_says_it_twice_under_one_title_one_passage_is_offered() -> None:
    again = Section(
        "setup.md#password-1", "Resetting your database password", "The same for the other database."
    )
    answer = look_up("how do I reset the database password?", DOCS.over([*DOCS.sections, again]))
    assert [passage.title for passage in answer.passages].count(again.title) == 1


def test_what_was_said_a_few_messages_before_helps_to_find_the_page() -> None:
    before = ("connection refused, says the database", "is that for everybody?", "no, at home only")
    assert look_up("where could I read about it?", DOCS, context=before).passages == ()
    found = look_up("where could I read about it at home?", DOCS, context=before)
    assert found.passages[0].source == "setup.md#vpn"


PRINTER = Section(
    "print.md#printer", "The practice printer", "The printer stands in the hall and takes thick paper."
)


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        # The page of the thing, which says nothing of what is asked of it; and the same page where it does.
        ("does the practice printer handle transparencies?", False),
        ("does the practice printer take thick paper?", True),
    ],
)
def test_a_page_about_the_thing_is_no_answer_by_itself(text: str, answered: bool) -> None:
    docs = Index([PRINTER, *DOCS.sections])
    answer = look_up(text, docs, threshold=0.1)
    assert answer.passages[0].source == PRINTER.source
    assert answer.answered is answered, answer.because


def test_a_title_that_a_long_message_happens_to_share_is_no_answer() -> None:
    kernel = Section("kernel.md#k", "Memory of the notebook kernel", "Ten gigabytes, shared by everybody.")
    told = (
        "My notebook shows bus delays beside rainfall. Whenever the plots are drawn, memory climbs, the kernel "
        "restarts after twelve minutes and the spreadsheet breaks off half way through August. "
        "How do I export the rainfall without losing those rows?"
    )
    answer = look_up(told, Index([kernel, *DOCS.sections]), threshold=0.0)
    assert answer.passages[0].source == kernel.source
    assert not answer.answered


def test_what_it_is_compared_with_counts_less() -> None:
    own = asked("is there something like the printer for transparencies?").own
    assert own[terms("printer")[0]] < own[terms("transparencies")[0]]


def test_of_two_questions_with_as_poor_a_passage_the_one_for_docs_is_surer() -> None:
    said = "the practice database after module 12"
    chat, docs = look_up(f"why did you drop {said}?", DOCS), look_up(f"is there any guide to {said}?", DOCS)
    assert docs.confidence > chat.confidence


def test_one_thing_alone_is_a_topic_and_no_question_to_look_up() -> None:
    assert look_up("where are the recordings?", DOCS).because == "It says too little to look up."


def test_without_quotes_it_is_as_sure() -> None:
    text = "how do I reset the database password?"
    quick, full = look_up(text, DOCS, quoting=False), look_up(text, DOCS)
    assert (quick.answered, quick.confidence) == (full.answered, full.confidence)
    assert not quick.passages[0].quote


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
