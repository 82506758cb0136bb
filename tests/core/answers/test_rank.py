"""What of a question a passage holds, and how much of that stands together."""

import pytest

from adapters.docs import Index
from core.answers import Section, asked
from core.answers.rank import Traits, rank

QUESTION = asked("how do I renew the certificate of the gateway?")
FILLER = " ".join(f"filler{n} padding{n} stuffing{n}" for n in range(20))
CLOSE = "Renew the certificate of the gateway each spring."
SPREAD = f"Renew it. {FILLER} The certificate hangs on the wall. {FILLER} The gateway is new each spring."
OTHERS = [Section(f"m{n}.md", f"Module {n}", f"What module {n} is about, week by week.") for n in range(30)]


def read(text: str) -> Traits:
    library = Index([Section("notes.md", "Notes", text), *OTHERS])
    (only,) = rank(QUESTION, library.search(QUESTION, 5), library)
    return only.traits


def test_words_all_over_a_page_are_covered_and_do_not_stand_together() -> None:
    spread, close = read(SPREAD), read(CLOSE)
    assert spread.covered == close.covered == 1.0
    assert spread.together < close.together == 1.0


def test_a_word_that_comes_up_again_among_the_others_stands_with_them() -> None:
    assert read(f"Renew often. {FILLER} {CLOSE}").together == 1.0
    assert read(f"{CLOSE} {FILLER} Renew often.").together == 1.0


def test_of_two_stretches_the_denser_counts_wherever_it_stands() -> None:
    # The three words are equally rare.
    assert read(f"The gateway. {FILLER} Renew the certificate.").together == pytest.approx(2 / 3)
    assert read(f"Renew the certificate. {FILLER} The gateway.").together == pytest.approx(2 / 3)
