"""The published rules that the reading of protocols may be learned from: whose they are, and that each is labelled."""

import json
import re
from pathlib import Path
from typing import Any

import pytest

import bot.learn
from core.protocols.kinds import every
from core.protocols.learned import NO_RULE

PUBLISHED = Path(bot.learn.__file__).parent / "published"
# Licences under which a changed text may be passed on with no more than its authors named.
PERMISSIVE = {"Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "CC-BY-4.0", "CC0-1.0", "MIT"}
# A repository, a path in it, and a commit.
SOURCE = re.compile(r"[\w.-]+/[\w.-]+ \S+ [0-9a-f]{40}")

each_file = pytest.mark.parametrize("path", sorted(PUBLISHED.glob("*.jsonl")), ids=lambda path: path.stem)


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@each_file
def test_each_line_has_a_known_kind_and_what_is_no_rule_has_a_known_reason(path: Path) -> None:
    assert rows(path)
    for row in rows(path):
        assert row["kind"] in every() or (row["kind"] == "not_enforceable" and row["reason"] in NO_RULE), row


@each_file
def test_each_line_has_a_source_named_in_the_readme_and_a_permissive_licence(path: Path) -> None:
    named = (PUBLISHED / "README.md").read_text(encoding="utf-8")
    for row in rows(path):
        assert SOURCE.fullmatch(row["source"]), row
        assert row["source"].split()[0] in named, row
        assert row["licence"] in PERMISSIVE, row


@each_file
def test_the_sentences_of_a_document_are_all_there_in_order_and_a_label_stands_once(path: Path) -> None:
    found = rows(path)
    for doc in {row["doc"] for row in found}:
        numbers = [row["sent"] for row in found if row["doc"] == doc]
        assert sorted(set(numbers)) == list(range(1, numbers[-1] + 1)), doc
        assert numbers == sorted(numbers), doc
    labels = [(row["doc"], row["sent"], row["kind"]) for row in found]
    assert len(labels) == len(set(labels))
