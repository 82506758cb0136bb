"""The subjectivity of words is the very one that TextBlob gives."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textblob.en import sentiment

from core.discourse.subjectivity import subjectivity

sentiment.load()
KNOWN = sorted(dict.keys(sentiment))
SMALL = [
    "no",
    "not",
    "never",
    "a",
    "is",
    "i",
    "it's",
    "don't",
    "'",
    "the",
    "programme",
    "really",
    "very",
    "hardly",
]


@pytest.mark.parametrize(
    "said",
    [
        "",
        "the course begins on monday",
        "this is really not a good idea",
        "really quite terribly bad",
        "never a very happy one",
        "i am not terribly unhappy, hardly",
    ],
)
def test_as_textblob_reads_it(said: str) -> None:
    words = said.replace(",", "").split()
    assert subjectivity(words) == pytest.approx(sentiment(words)[1])


@given(st.lists(st.sampled_from(SMALL) | st.sampled_from(KNOWN), max_size=12))
def test_as_textblob_reads_whatever_is_said(words: list[str]) -> None:
    assert subjectivity(words) == pytest.approx(sentiment(words)[1])
