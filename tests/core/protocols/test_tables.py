"""Rows of a table read as items of a list, and what is written back into them."""

import pytest

from core.protocols.tables import as_lists, put

TABLE = """Where to go:

| Purpose | Channel | Who answers |
|---|---|---|
| Questions, ideas | help | Tom |
| News. Read it daily. | `news` | everybody |

Be kind."""


def test_a_row_is_said_of_the_place_it_names() -> None:
    assert as_lists(TABLE).splitlines()[2:4] == [
        "- #help: Questions, ideas, Tom", "- #news: News. Read it daily., everybody",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "instead", "row"),
    [
        ("#help: Questions, ideas, Tom", "#help: Questions only, Tom", "| Questions only | help | Tom |"),
        ("#help: Questions, ideas, Tom", "#help: Questions, ideas, Eve", "| Questions, ideas | help | Eve |"),
        ("#help: Questions, ideas, Tom", "#ask: Questions, ideas, Tom", "| Questions, ideas | #ask | Tom |"),
        ("#help: Questions, ideas, Tom", "Ask in #help", "|  | Ask in #help |  |"),
        ("#help: Questions, ideas, Tom", "#help: this | that, Tom", "| this / that | help | Tom |"),
        ("Read it daily.", "Read it weekly.", "| News. Read it weekly. | `news` | everybody |"),
        ("#news: News.", "", "| Read it daily. | `news` | everybody |"),
    ],
)  # fmt: skip
def test_what_a_row_says_now_stands_in_its_columns(sentence: str, instead: str, row: str) -> None:
    now = put(TABLE, sentence, instead)
    assert now is not None
    assert row in now.splitlines()
    assert len(now.splitlines()) == len(TABLE.splitlines())
    # It is read as it was written.
    assert instead.replace("|", "/") in as_lists(now)


def test_a_row_of_which_nothing_is_left_goes() -> None:
    now = put(TABLE, "#help: Questions, ideas, Tom", "")
    assert now is not None
    assert now.splitlines() == [line for line in TABLE.splitlines() if "help" not in line]


def test_of_two_sentences_beside_each_other_one_is_changed() -> None:
    table = "| English | Deutsch |\n|---|---|\n| Reply in threads. | Bitte antwortet in Threads. |"
    assert put(table, "Reply in threads.", "Always reply in threads.") == table.replace(
        "Reply", "Always reply"
    )


def test_what_no_row_says_is_not_put() -> None:
    assert put(TABLE, "Be quick.", "Be kind.") is None
    assert put("No table here.", "No table here.", "None.") is None
