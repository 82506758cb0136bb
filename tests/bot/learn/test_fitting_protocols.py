"""What the reading of protocols is fitted on, and how a threshold is chosen."""

import json
from pathlib import Path

import pytest

pytest.importorskip("sklearn", reason="fitting and judging need the extra `learn`")

from bot.learn.protocols import labelled, own, precise, published, said_apart
from core.protocols.learned import Likely


def test_two_lines_of_one_sentence_are_one_sentence_of_two_kinds(tmp_path: Path) -> None:
    rows = [
        {
            "doc": "club",
            "sent": 1,
            "heading": "Chat",
            "text": "Hello.",
            "kind": "not_enforceable",
            "reason": "x",
        },
        {"doc": "club", "sent": 2, "heading": "Chat", "text": "No ads, no GIFs.", "kind": "no_promotion"},
        {"doc": "club", "sent": 2, "heading": "Chat", "text": "No ads, no GIFs.", "kind": "no_noise"},
    ]
    file = tmp_path / "labels.jsonl"
    file.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    none, both = labelled(file)
    assert (none.kinds, none.label) == (frozenset(), "x")
    assert both.kinds == {"no_promotion", "no_noise"}


def test_what_was_worded_anew_teaches_rules_and_not_kinds() -> None:
    assert not any(one.tells_kind for one in published())
    assert all(one.tells_kind for one in own())


def test_a_fold_is_read_with_the_threshold_of_the_others() -> None:
    sure, unsure, rule = Likely("post_in", "x", 0.9), Likely("post_in", "x", 0.4), frozenset({"post_in"})
    clear, mixed = [(sure, rule), (unsure, rule)], [(sure, rule), (unsure, frozenset[str]())]
    assert precise(clear) < 0.4 < precise(mixed) <= 0.9
    read = said_apart(clear + mixed, [[0, 1], [2, 3]])
    assert [bool(kinds) for kinds, _ in read] == [True, False, True, True]
