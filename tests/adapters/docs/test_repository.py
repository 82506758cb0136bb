"""Docs in a git repository: cloned once, then brought up to date."""

import subprocess
from pathlib import Path

import pytest

from adapters.docs import read_folder
from adapters.docs.repository import fetch
from core.refusal import Refusal


def git(folder: Path, *arguments: str) -> None:
    who = ["-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    subprocess.run(["git", "-C", str(folder), *who, *arguments], check=True, capture_output=True)


def committed(folder: Path, said: str) -> None:
    git(folder, "add", "-A")
    git(folder, "commit", "-qm", said)


def test_what_is_changed_or_deleted_upstream_is_so_here(tmp_path: Path) -> None:
    upstream, here = tmp_path / "upstream", tmp_path / "here"
    upstream.mkdir()
    git(upstream, "init", "-q")
    (upstream / "setup.md").write_text("# Setup\nConnect to the VPN.")
    (upstream / "old.md").write_text("# Old\nGone soon.")
    committed(upstream, "docs")
    fetch(upstream.as_uri(), here)
    assert {s.source for s in read_folder(here)[0]} == {"setup.md#setup", "old.md#old"}
    (upstream / "setup.md").write_text("# Setup\nNo VPN is needed any more.")
    (upstream / "old.md").unlink()
    committed(upstream, "no VPN")
    fetch(upstream.as_uri(), here)
    assert [(s.source, s.text) for s in read_folder(here)[0]] == [
        ("setup.md#setup", "No VPN is needed any more.")
    ]


@pytest.mark.parametrize(
    "address", ["--upload-pack=touch /tmp/x", "file:///nowhere/at/all", "ext::sh -c true"]
)
def test_what_is_no_repository_is_refused_and_nothing_is_lost(tmp_path: Path, address: str) -> None:
    with pytest.raises(Refusal):
        fetch(address, tmp_path / "here")
    assert not (tmp_path / "here").exists()
