"""What the lexicon says of words it knows, and that it says little about talk it does not know."""

import pytest

from core.discourse.lexicon import Lexicon, lexicon
from core.discourse.words import words_of

SMALL = Lexicon(
    {"we": 1.0, "compare": 3.0, "we compare": 4.0, "lunch": 3.0}, {"compare": 6.0, "lunch": -3.0}, 5.0
)


def test_the_pull_is_taken_over_the_norm_of_all_terms() -> None:
    # "^ we", "we" and "we compare", "compare" and the start itself: 5^2 + 5^2 + 1 + 4^2 + 3^2, and FEW.
    assert SMALL.wording(words_of("we compare")) == pytest.approx(6 / 376**0.5)


def test_unknown_words_dilute_the_pull_and_lower_the_familiarity() -> None:
    known, strange = words_of("we compare"), words_of("we compare zebras unhurriedly")
    assert 0 < SMALL.wording(strange) < SMALL.wording(known)
    assert SMALL.familiarity(strange) < SMALL.familiarity(known)


def test_connectives_are_neither_familiar_nor_strange() -> None:
    assert SMALL.familiarity(words_of("because we compare therefore")) == SMALL.familiarity(
        words_of("we compare")
    )


def test_what_was_learned_is_numbers_for_words_and_pairs_only() -> None:
    learned = lexicon()
    assert max(len(term.split()) for term in learned.rarity) == 2
    assert all(1 <= rarity <= learned.strange for rarity in learned.rarity.values())
