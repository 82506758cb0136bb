"""Docs from elsewhere: fetched at the start and hourly; a source that is down changes nothing."""

import subprocess
from pathlib import Path

import pytest

from adapters.docs import read_folder
from bot.jobs.fetch_docs import fetch
from bot.settings import Elsewhere, read_settings
from core.refusal import Refusal

COURSE = '[programme]\nname = "p"\nstarts = 2026-01-01\nends = 2026-02-01\n'


def repository(folder: Path) -> str:
    folder.mkdir()
    (folder / "setup.md").write_text("# Setup\nConnect to the VPN.")
    git = ["git", "-C", str(folder), "-c", "user.name=Ana", "-c", "user.email=ana@example.org"]
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-qm", "docs"]):
        subprocess.run([*git, *arguments], check=True, capture_output=True)
    return folder.as_uri()


def test_a_repository_named_in_the_settings_is_fetched_and_kept_when_it_is_down(tmp_path: Path) -> None:
    upstream = repository(tmp_path / "upstream")
    (tmp_path / "stillwater.toml").write_text(f'{COURSE}[docs]\ngit = "{upstream}"\n')
    settings = read_settings({}, tmp_path)
    assert settings.docs_elsewhere is not None
    assert settings.docs == settings.docs_elsewhere.folder
    fetch(settings.docs_elsewhere)
    (tmp_path / "upstream").rename(tmp_path / "moved")
    fetch(settings.docs_elsewhere)
    assert [s.title for s in read_folder(settings.docs_elsewhere.folder)[0]] == ["Setup"]


def test_what_was_never_fetched_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="cannot be fetched"):
        fetch(Elsewhere("git", (tmp_path / "nothing").as_uri(), tmp_path / "docs"))


def test_two_places_for_the_docs_are_one_too_many(tmp_path: Path) -> None:
    (tmp_path / "stillwater.toml").write_text(
        f'{COURSE}[docs]\ngit = "https://example.org/a.git"\nwebsite = "https://example.org"\n'
    )
    with pytest.raises(Refusal, match="git and website"):
        read_settings({}, tmp_path)
