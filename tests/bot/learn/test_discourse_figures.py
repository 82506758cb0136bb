"""How the reading is judged: areas, resamples of whole conversations, and a clear word where there is no data."""

from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="fitting and judging need the extra `learn`")

from bot.learn import discourse_figures as figures
from bot.learn.discourse import unmarked


def test_the_area_counts_pairs_in_order_and_ties_half() -> None:
    assert figures.auc([0, 0, 1, 1], [0.1, 0.4, 0.4, 0.8]) == 3.5 / 4


def test_a_conversation_is_drawn_whole_or_not_at_all() -> None:
    for drawn in figures.resamples(["a", "a", "b", "c", "c"], 20):
        assert drawn.count(0) == drawn.count(1)
        assert drawn.count(3) == drawn.count(4)


def test_unmarked_text_keeps_its_words_only() -> None:
    assert unmarked("Why? It's OK -- (see below).") == "why it's ok see below"


def test_where_there_is_no_data_it_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.argv", ["discourse_figures", str(tmp_path)])
    with pytest.raises(SystemExit, match="2"):
        figures.main()
    assert "the labelled messages are not kept with the code" in capsys.readouterr().err
