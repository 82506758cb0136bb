"""The sentence that is shown: one that says something, not a signature, a heading or a list of contents."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.docs import Index
from core.answers import Section, asked
from core.answers.quote import LONGEST, quote


def shown(question: str, text: str) -> str:
    section = Section("a.md#b", "Drying herbs", text)
    return quote(asked(question), section, Index([section]))


def test_a_sentence_before_a_signature() -> None:
    text = "(dry herb days) → leaf\n\n  days : number\n\nHang the herb upside down for the given days."
    assert shown("how long do I dry a herb?", text) == "Hang the herb upside down for the given days."


def test_a_sentence_that_is_wrapped_over_lines_is_whole() -> None:
    text = "Basil loses its\ncolour in the sun, so dry it\nin a dark room."
    assert (
        shown("where do I dry basil?", text) == "Basil loses its colour in the sun, so dry it in a dark room."
    )


def test_a_sentence_rather_than_a_list_of_contents() -> None:
    text = "1 Basil\n2 Mint and Basil\n\n3 Drying Basil in the Oven\n\nBasil keeps best when it is frozen."
    assert shown("does basil keep in the oven?", text) == "Basil keeps best when it is frozen."


def test_where_nothing_is_shared_the_first_sentence() -> None:
    text = "Ten days are enough for most. Mint takes longer."
    assert shown("how long for rosemary?", text).startswith("Ten days are enough")


def test_without_a_sentence_its_beginning() -> None:
    assert shown("how do I dry a herb?", "`dry herb`") == "dry herb"


def test_a_long_sentence_is_cut_at_a_word() -> None:
    said = shown("which herbs are dried?", "Dried are " + "basil and mint " * 60)
    assert len(said) <= LONGEST
    assert said.endswith("…")


def test_code_within_a_sentence_stays_as_it_stands() -> None:
    text = "Install *everything* first. Run `course-setup --with_tools`, then open the notebook again."
    assert "Run course-setup --with_tools, then open" in shown("how do I open the notebook again?", text)


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("Run herb_dryer.py under Settings > Drying, for *all* files.", "herb_dryer.py under Settings > Drying, for all"),
        ("# Ovens\nSee [the oven](oven.md) in _Drying with Heat_ first.", "See the oven in Drying with Heat first."),
        ("Give everybody the right: chmod +x *.sh in the drying folder.", "chmod +x *.sh in"),
    ],
)  # fmt: skip
def test_marks_go_and_what_belongs_to_a_name_stays(text: str, read: str) -> None:
    assert read in shown("how do I dry herbs?", text)


HOW = "Set the oven to 40 degrees for basil that would turn black."
WHY = "The leaves turn black because basil bruises."


@pytest.mark.parametrize(
    ("question", "answer"),
    [("how do I keep basil from turning black?", HOW), ("why does basil turn black?", WHY)],
)
def test_the_kind_of_sentence_that_is_asked_for_rather_than_the_problem_again(
    question: str, answer: str
) -> None:
    assert shown(question, f"The basil turns black overnight.\n\n{WHY}\n\n{HOW}").startswith(answer)


def test_a_sentence_that_says_the_title_again_is_not_the_answer() -> None:
    text = "Drying herbs is the drying of herbs, of course.\n\nTen days in the dark are enough."
    assert shown("how many days is drying herbs in the dark?", text).startswith("Ten days")


def test_what_a_sentence_announces_comes_with_it() -> None:
    text = "Give everybody the right to the oven:\n\nchmod +x oven.sh\n\nThen clean the oven."
    assert shown("how do I give somebody the right?", text).endswith("the oven: chmod +x oven.sh")


def test_a_sentence_with_a_colon_in_it_is_whole_and_what_follows_it_too() -> None:
    text = "Heat the oven well: put the herbs in, close it. Without an oven, use the roof: it is dry there."
    assert shown("how do I heat the oven?", text) == text


def test_a_sentence_is_not_begun_after_its_colon() -> None:
    text = "Choose the dark room: in it the leaves of basil keep their colour. Write the date on the jar."
    assert shown("where do the leaves of basil keep their colour?", text) == text


def test_what_follows_is_shown_whole_or_not_at_all() -> None:
    follows = "Count the leaves before you dry them: " + "basil and mint " * 20
    assert (
        shown("how do I use the oven?", f"Use the oven on Sundays. {follows}") == "Use the oven on Sundays."
    )


def test_a_short_line_ends_where_the_next_opens_with_a_capital() -> None:
    text = "The dryer stops again and again\nTry to update the dryer\nAsk for a new one"
    assert shown("how do I update a dryer that stops?", text) == "Try to update the dryer Ask for a new one"


@given(st.text(alphabet="a_* \n`>#|[]()<-1.:", max_size=400))
def test_any_text_is_quoted_within_the_length(text: str) -> None:
    assert len(shown("how do I dry a herb?", text)) <= LONGEST
