"""Search by meaning: an extra, opened from this machine only."""

import os
from pathlib import Path

import pytest

from adapters.docs.semantic import Embedder, indexed
from core.answers import Section, asked, look_up
from core.answers.evidence import NAMES
from core.answers.rank import TRAITS
from core.answers.weights import weights
from core.refusal import Refusal

SECTIONS = [
    Section("pay.md#refunds", "Refunds", "Fees are given back up to the second week."),
    Section("live.md#recordings", "Recordings", "Every session is recorded and on the module page."),
    *(Section(f"m{n}.md", f"Module {n}", f"What module {n} is about, week by week.") for n in range(12)),
]


@pytest.mark.parametrize("semantic", [False, True])
def test_there_is_a_weight_for_each_trait_and_each_piece_of_evidence(semantic: bool) -> None:
    learned = weights(semantic=semantic)
    assert (len(learned.rank), len(learned.evidence)) == (len(TRAITS), len(NAMES))


def test_what_is_no_model_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        Embedder(tmp_path / "nothing")


def test_a_passage_that_shares_no_word_is_found() -> None:
    model = os.environ.get("STILLWATER_TEST_MODEL")
    if not model:
        pytest.skip("STILLWATER_TEST_MODEL names no folder of a sentence-transformers model")
    library = indexed(SECTIONS, Embedder(model))
    found = library.search(asked("can I get my money back?"), 6)
    assert max(found.hits, key=lambda hit: hit.meaning).section.source == "pay.md#refunds"
    assert look_up("can I get my money back?", library).passages[0].source == "pay.md#refunds"
