"""Where words lie, and what a sentence without words of the labelled ones still means."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.protocols.meanings import meaning, shares


def nearness(one: str, other: str) -> float:
    """The cosine of two texts."""
    first, second = meaning(one, 1.0), meaning(other, 1.0)
    return sum(value * second[axis] for axis, value in first.items())


@pytest.mark.parametrize(
    ("word", "near", "far"),
    [
        ("tutor", "instructor", "river"),
        ("workshop", "lecture", "salary"),
        ("confidential", "secret", "weekend"),
        ("questions", "question", "river"),
    ],
)
def test_words_of_like_meaning_lie_close(word: str, near: str, far: str) -> None:
    assert nearness(word, near) > nearness(word, far)


def test_usual_words_hardly_count() -> None:
    assert nearness("the instructor of the course", "instructor course") > 0.9


def test_a_text_of_unknown_words_means_nothing() -> None:
    assert meaning("xqzzt 12 :-)", 1.0) == {}
    assert meaning("", 1.0) == {}


@settings(max_examples=50)
@given(st.lists(st.sampled_from("please ask tutors webinar xqzzt thread don't".split()), max_size=8))
def test_the_shares_of_the_words_add_up_to_a_meaning_of_the_length_given(words: list[str]) -> None:
    text = " ".join(words)
    found = meaning(text, 0.6)
    assert not found or math.isclose(math.hypot(*found.values()), 0.6)
    for axis, value in found.items():
        assert math.isclose(sum(share[axis] for _, share in shares(text, 0.6)), value, abs_tol=1e-9)
