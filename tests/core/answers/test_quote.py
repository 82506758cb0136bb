"""The sentence that is shown: one that says something, not a signature, a heading or a list of contents."""

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
