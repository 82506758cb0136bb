"""Pages into sections with the anchors that readers' links use."""

from pathlib import Path

import pytest

from adapters.docs import open_library, read_folder
from core.answers import asked
from core.refusal import Refusal

MARKDOWN = """---
title: Setup
date: 2026-01-31
---
Before you begin.

# Getting set up
Text.
## Kernel `not` found?
```
# no heading
```
Run it again.
## Kernel `not` found?
Twice.
"""


def sources(folder: Path) -> list[str]:
    return [section.source for section in read_folder(folder)[0]]


def test_markdown_headings_become_githubs_anchors(tmp_path: Path) -> None:
    (tmp_path / "setup.md").write_text(MARKDOWN)
    assert sources(tmp_path) == [
        "setup.md",
        "setup.md#getting-set-up",
        "setup.md#kernel-not-found",
        "setup.md#kernel-not-found-1",
    ]
    section = read_folder(tmp_path)[0][2]
    assert section.path == ("Getting set up",)
    assert str(section.updated) == "2026-01-31"
    assert "# no heading" in section.text


def test_rest_and_html(tmp_path: Path) -> None:
    (tmp_path / "a.rst").write_text("Title\n=====\n\nText.\n\nDeeper\n------\n\n.. unknown:: x\n\nMore.\n")
    (tmp_path / "b.html").write_text(
        "<nav>skip</nav><main><h1 id='top'>Top</h1><p>One</p><h2 id='two'>Two</h2><p>Words</p></main>"
    )
    found = {section.source: section.text for section in read_folder(tmp_path)[0]}
    assert found["a.rst#deeper"] == "More."
    assert found["b.html#two"] == "Words"
    assert not any("skip" in text for text in found.values())


def test_other_encodings_are_read_and_what_is_no_text_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("# Größe\nMaß".encode("cp1252"))
    (tmp_path / "b.md").write_bytes("# Größe\nMaß".encode("utf-16"))
    (tmp_path / "c.md").write_bytes(b"\x00\x01\x02" * 99)
    sections, skipped = read_folder(tmp_path)
    assert [s.title for s in sections] == ["Größe", "Größe"]
    assert [(s.where, s.why) for s in skipped] == [("c.md", "it is not text")]


def test_a_search_finds_the_section_that_holds_the_rare_words(tmp_path: Path) -> None:
    (tmp_path / "setup.md").write_text(MARKDOWN)
    library = open_library(tmp_path)
    found = library.search(asked("what if the kernel is not found"), 3)
    assert found.hits[0].section.source.startswith("setup.md#kernel")
    assert list(library.search(asked("volcano"), 3).hits) == []
    assert library.rarity("volcano") > library.rarity("kernel")


def test_a_file_is_no_folder_of_docs(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="not a folder"):
        open_library(tmp_path / "nothing")


def test_a_folder_without_a_page_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="holds no page"):
        open_library(tmp_path)
    (tmp_path / "c.md").write_bytes(b"\x00\x01\x02" * 99)
    with pytest.raises(Refusal, match=r"c\.md, it is not text"):
        open_library(tmp_path)


def test_a_link_that_leads_out_of_the_docs_is_passed_over(tmp_path: Path) -> None:
    (tmp_path / "keys.md").write_text("# Keys\nSecret.\n")
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "setup.md").write_text("# Kernel\nRun it again.\n")
    (docs / "same.md").symlink_to(docs / "setup.md")
    (docs / "keys.md").symlink_to(tmp_path / "keys.md")
    assert sources(docs) == ["same.md#kernel", "setup.md#kernel"]


def test_a_folder_that_leads_back_into_itself_is_read_once(tmp_path: Path) -> None:
    (tmp_path / "setup.md").write_text("# Kernel\nRun it again.\n")
    (tmp_path / "again").symlink_to(tmp_path, target_is_directory=True)
    assert sources(tmp_path) == ["setup.md#kernel"]
