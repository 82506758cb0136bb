"""What a sentence says is to be posted somewhere."""

import pytest

from core.protocols.content import content_named


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Post job offers in #jobs.", ["job offers"]),
        ("Job offers go to #jobs.", ["job offers"]),
        ("Use the forum for ideas, bugs and plans.", ["ideas, bugs and plans"]),
        ("If you have questions about pay, ask in #office.", ["questions about pay"]),
        ("If you are stuck, ask your question in #help.", []),
        ("You may post job offers in #jobs.", []),
        ("Please post it in #jobs.", []),
    ],
)
def test_content_in_the_sentences_own_words_where_it_holds_for_all_of_it(
    text: str, content: list[str]
) -> None:
    assert content_named(text) == content
