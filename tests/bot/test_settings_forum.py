"""The forum in the settings: what is wrong is said in one sentence."""

from pathlib import Path

import pytest

from bot.settings import read_settings
from core.refusal import Refusal

KEY = {"STILLWATER_FORUM_KEY": "k"}


def written(folder: Path, forum: str) -> Path:
    (folder / "stillwater.toml").write_text(
        f'[programme]\nname = "Course"\ntimezone = "UTC"\n[forum]\n{forum}\n', encoding="utf-8"
    )
    return folder


def test_a_forum_is_read_and_its_key_never_shown(tmp_path: Path) -> None:
    folder = written(tmp_path, 'kind = "discourse"\nurl = "https://forum.example"')
    site = read_settings({"STILLWATER_FORUM_KEY": "hush"}, folder).site
    assert site is not None
    assert (site.kind, site.given, site.key) == ("discourse", {"url": "https://forum.example"}, "hush")
    assert "hush" not in repr(site)


@pytest.mark.parametrize(
    ("forum", "environment", "said"),
    [
        ('kind = "phpbb"', KEY, "kind is"),
        ('kind = "nodebb"', KEY, "url ="),
        ('kind = "github_discussions"\nrepository = "mine"', KEY, "owner/name"),
        ('kind = "discourse"\nurl = "https://f.example"', {}, "STILLWATER_FORUM_KEY"),
    ],
)
def test_what_is_wrong_is_said(tmp_path: Path, forum: str, environment: dict[str, str], said: str) -> None:
    with pytest.raises(Refusal, match=said):
        read_settings(environment, written(tmp_path, forum))
