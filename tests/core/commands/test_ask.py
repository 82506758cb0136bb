"""`ask`, as people use it."""

from datetime import UTC, date, datetime

import pytest
from desk import FakeDesk, FakeForum, buttons, read_out

from adapters.docs import Index
from core.answers import Section
from core.changes import OpenTopic
from core.forum import Topic
from core.refusal import Refusal
from core.reply.forms import Form

PAGE = Section(
    "setup.md#password", "Resetting the database password",
    "You reset your database password on the profile page.", url="https://docs.example/setup", updated=date(2026, 9, 1),
)  # fmt: skip


DOCS = Index(
    [
        PAGE,
        Section("setup.md#vpn", "The VPN", "Connect to the VPN before you open the database."),
        Section("work.md#hand-in", "Handing in", "Hand in your work as one notebook before Sunday evening."),
        Section("work.md#marks", "Marks", "Marks are out within a week of the deadline."),
    ]
)


def test_what_the_docs_answer_is_shown_with_its_source_and_date() -> None:
    outcome = FakeDesk(library=DOCS, forum=FakeForum()).asked("ask How do I reset my database password?")
    said = read_out(outcome)
    assert "profile page" in said
    assert "https://docs.example/setup" in said
    assert "Last changed on 1 September 2026" in said
    assert buttons(outcome) == [("ask.helped", ""), ("ask.forum", "How do I reset my database password?")]


@pytest.mark.parametrize(
    "text",
    [
        "resetting the database password",
        "so how do I reset my database password?",
        "@ben how do I reset my database password?",
    ],
)
def test_what_is_asked_outright_is_looked_up_however_it_is_put(text: str) -> None:
    assert "profile page" in read_out(FakeDesk(library=DOCS).asked(f"ask {text}"))


def test_what_needs_a_person_is_not_looked_up_either() -> None:
    said = read_out(
        FakeDesk(library=DOCS).asked("ask could you reset my grade on the database password task?")
    )
    assert "profile page" not in said
    assert "This needs a person, not a page." in said
    assert "a facilitator can settle with you privately" in said


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("How do I connect to the VPN from home?", True),
        ("How do I connect the printer from home?", False),
    ],
)
def test_a_page_that_is_likelier_than_not_is_named_but_not_quoted(text: str, named: bool) -> None:
    said = read_out(FakeDesk(library=DOCS).asked(f"ask {text}"))
    assert "I know of no page or topic that surely answers this." in said
    assert ("It may be in The VPN; I am not sure." in said) is named
    assert "before you open the database" not in said


def test_why_nothing_was_found_is_said() -> None:
    said = read_out(FakeDesk(library=DOCS).asked("ask ¿Cómo puedo restablecer mi contraseña?"))
    assert "It does not seem to be in English." in said


def test_what_only_the_forum_has_is_linked_and_a_topic_of_ones_own_offered() -> None:
    topic = Topic(
        "7",
        "Certificates on a Mac",
        "https://forum.example/t/7",
        "help",
        "bo",
        datetime(2026, 9, 1, tzinfo=UTC),
    )
    desk = FakeDesk(library=DOCS, forum=FakeForum((topic,)))
    assert "https://forum.example/t/7" in read_out(desk.asked("ask Where do certificates live on a Mac?"))
    form = desk.pressed("ask.forum", "Where do certificates live on a Mac?").show
    assert isinstance(form, Form)
    given = {"title": "Certificates on a Mac?", "body": "I looked in Keychain.", "category": "q"}
    with pytest.raises(Refusal, match=r"^Title: .* is there already: https://forum.example/t/7"):
        desk.submitted("ask.open", given)
    given["title"] = "Certificates on a Mac that expired"
    first, again = (desk.submitted("ask.open", given).changes for _ in range(2))
    (opened,) = first
    assert isinstance(opened, OpenTopic)
    # Sent twice it has the same key, and so is opened once.
    assert first == again


def test_without_docs_or_forum_it_says_so_and_guesses_nothing() -> None:
    said = read_out(FakeDesk().asked("ask How do I reset my database password?"))
    assert "I know of no page or topic" in said
    assert "No forum is connected" in said


def test_where_the_forum_does_not_answer_it_says_that_there_is_one() -> None:
    outcome = FakeDesk(forum=FakeForum(listed=())).asked("ask How do I reset my database password?")
    assert "The forum is connected, but it does not answer" in read_out(outcome)
    assert buttons(outcome) == []


def test_no_question_gets_a_form_and_an_empty_one_a_sentence() -> None:
    desk = FakeDesk()
    assert isinstance(desk.asked("ask").show, Form)
    with pytest.raises(Refusal, match="write it down"):
        desk.submitted("ask.question", {"question": "  "})


def test_a_topic_bears_a_name_only_where_its_author_agreed_and_says_what_was_tried() -> None:
    desk = FakeDesk(library=DOCS, forum=FakeForum())
    given = {"title": "Certificates on a Mac?", "body": "Where?", "category": "q", "tried": "Keychain."}
    (unnamed,), (named,) = (
        desk.submitted("ask.open", {**given, "named": named}).changes for named in ("no", "name")
    )
    assert isinstance(unnamed, OpenTopic)
    assert isinstance(named, OpenTopic)
    assert unnamed.draft.body == "Where?\n\nWhat I tried:\n\nKeychain."
    assert (unnamed.draft.signed, named.draft.signed) == ("", "Ana")
    with pytest.raises(Refusal, match="tried"):
        desk.submitted("ask.open", {**given, "tried": "x" * 5001})
