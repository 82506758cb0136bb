"""Search by meaning: an extra, opened from this machine only."""

import shutil
from pathlib import Path

import pytest

from adapters.docs.semantic import Embedder, indexed
from bot.gathering import gathered, read_anew, with_accepted
from bot.settings import read_settings
from core.answers import Section, asked
from core.answers.evidence import NAMES, Evidence
from core.answers.form import Form
from core.answers.look_up import nearest
from core.answers.rank import TRAITS
from core.answers.sure import confidence
from core.answers.weights import weights
from core.refusal import Refusal

SECTIONS = [
    Section("pay.md#refunds", "Refunds", "Fees are given in full up to the second week."),
    Section("live.md#recordings", "Recordings", "Every session is recorded and on the module page."),
    *(Section(f"m{n}.md", f"Module {n}", f"What module {n} is about, week by week.") for n in range(12)),
]


@pytest.mark.parametrize("semantic", [False, True])
def test_there_is_a_weight_for_each_trait_and_each_piece_of_evidence(semantic: bool) -> None:
    learned = weights(semantic=semantic)
    assert (len(learned.rank), len(learned.evidence), len(learned.form)) == (
        len(TRAITS), len(NAMES), len(Form._fields),
    )  # fmt: skip


def test_where_the_passage_tells_little_a_question_for_docs_is_surer_than_one_for_people() -> None:
    little = Evidence(*(0.1 for _ in NAMES))._replace(near=-0.2)
    asked_of_docs = Form(*(0.0 for _ in Form._fields))._replace(nearest=0.5, leans=0.1)
    asked_of_people = asked_of_docs._replace(leans=-0.1)
    assert confidence(little, asked_of_docs, semantic=True) > confidence(
        little, asked_of_people, semantic=True
    )


def test_what_is_no_model_is_refused_in_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(Refusal):
        Embedder(tmp_path / "nothing")


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model of a few words, in which `money` and `fees`, and `back` and `given`, mean the same."""
    transformers = pytest.importorskip(
        "sentence_transformers", reason="stillwater[semantic] is not installed"
    )
    import numpy
    from sentence_transformers.models import StaticEmbedding
    from tokenizers import Tokenizer, models, pre_tokenizers

    words = ["[UNK]", "money", "fees", "back", "given", "session", "recorded", "module", "week",
             "documentation", "bug"]  # fmt: skip
    means = [0, 1, 1, 2, 2, 3, 4, 5, 6, 7, 8]
    tokenizer = Tokenizer(models.WordLevel({word: n for n, word in enumerate(words)}, unk_token="[UNK]"))
    tokenizer.pre_tokenizer = pre_tokenizers.Whitespace()
    rows = numpy.eye(9, dtype=numpy.float32)[means]
    rows[0] = 0.01
    static = StaticEmbedding(tokenizer, embedding_weights=rows)
    folder = tmp_path_factory.mktemp("model")
    transformers.SentenceTransformer(modules=[static], device="cpu").save(str(folder))
    return folder


QUESTION = "can I get my money back?"


def test_a_passage_that_shares_no_word_is_found(model: Path) -> None:
    library = indexed(SECTIONS, Embedder(model))
    found = library.search(asked(QUESTION), 6)
    assert max(found.hits, key=lambda hit: hit.meaning).section.source == "pay.md#refunds"
    assert nearest(asked(QUESTION), library).passages[0].source == "pay.md#refunds"
    assert not nearest(asked(QUESTION), indexed(SECTIONS)).passages


def test_a_question_leans_to_the_docs_or_to_people(model: Path) -> None:
    library = indexed(SECTIONS, Embedder(model))
    to_docs, to_people, neither = (
        library.search(asked(text), 6).leans
        for text in ("any documentation on fees?", "is this a bug with my fees?", QUESTION)
    )
    assert to_docs > neither > to_people


def test_it_stays_so_when_pages_change(model: Path) -> None:
    refunds = Section("new.md#fees", "Leaving early", "Half of all fees are given.")
    library = indexed(SECTIONS, Embedder(model)).over([*SECTIONS[1:], refunds])
    assert nearest(asked(QUESTION), library).passages[0].source == "new.md#fees"


def test_several_look_ups_at_once_leave_the_library_its_threads(model: Path) -> None:
    import torch

    embedder, threads = Embedder(model), torch.get_num_threads()
    torch.set_num_threads(1)  # As another look-up does meanwhile.
    embedder.vector(QUESTION)
    assert torch.get_num_threads() == threads


def test_it_is_switched_on_in_the_settings(model: Path, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    for section in SECTIONS:
        (tmp_path / "docs" / section.page).write_text(f"# {section.title}\n{section.text}\n")
    shutil.copytree(model, tmp_path / "model")
    toml = '[programme]\nname = "Course"\n[docs]\nfolder = "docs"\nsemantic = "model"\n'
    (tmp_path / "stillwater.toml").write_text(toml)
    sources, _ = gathered(read_settings({}, tmp_path))
    again = read_anew(sources.library, tmp_path / "docs")
    for library in (sources.library, again, with_accepted(again, [])):
        assert nearest(asked(QUESTION), library).passages[0].source == "pay.md#refunds"


def test_a_model_that_is_not_there_is_refused_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text("# A\nText.\n")
    toml = '[programme]\nname = "Course"\n[docs]\nfolder = "docs"\nsemantic = "no/such-model"\n'
    (tmp_path / "stillwater.toml").write_text(toml)
    with pytest.raises(Refusal):
        gathered(read_settings({}, tmp_path))
