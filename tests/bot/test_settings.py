"""stillwater.toml and the environment: what is read, and one sentence for what is wrong."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot.gathering import gathered
from bot.serve import serving
from bot.settings import is_configured, read_settings
from core.refusal import Refusal

PROGRAMME = '[programme]\nname = "Course"\n'
SECRETS = {"SLACK_BOT_TOKEN": "xoxb-secret", "SLACK_APP_TOKEN": "xapp-secret", "TEAMS_APP_ID": "id",
           "TEAMS_APP_PASSWORD": "teams-secret", "TEAMS_TENANT_ID": "t"}  # fmt: skip


def written(folder: Path, more: str = "") -> Path:
    (folder / "stillwater.toml").write_text(PROGRAMME + more)
    return folder


def test_defaults_suit_a_first_start(tmp_path: Path) -> None:
    found = read_settings({}, written(tmp_path))
    assert found.programme.name == "Course"
    assert found.ledger == f"sqlite:///{tmp_path / 'stillwater.db'}"
    assert (found.port, found.retention, found.slack, found.teams) == (3000, timedelta(days=30), None, None)


def test_paths_are_taken_from_where_the_file_stands(tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    found = read_settings(
        {}, written(tmp_path, '[docs]\nfolder = "docs"\n[retention]\ndays = 7\n[server]\nport = 8080\n')
    )
    assert (found.docs, found.retention, found.port) == (tmp_path / "docs", timedelta(days=7), 8080)


def test_secrets_come_from_the_environment_and_are_never_shown(tmp_path: Path) -> None:
    found = read_settings(SECRETS | {"STILLWATER_LEDGER": "postgresql://u:pg-secret@db/x"}, written(tmp_path))
    assert found.slack is not None
    assert found.slack.bot_token == "xoxb-secret"
    assert "secret" not in repr(found)


@pytest.mark.parametrize(
    ("more", "why"),
    [
        ("[docs]\nfolder = 'nowhere'\n", r"\[docs\]: folder names .*nowhere, which does not exist"),
        ("[server]\nport = 0\n", r"\[server\]: port is a whole number from 1 to 65535"),
        ("[server]\nprot = 1\n", r"\[server\]: prot is not a setting; it takes host, port"),
        ("[retention]\ndays = 'ten'\n", r"\[retention\]: days is a whole number"),
        ("[teams]\ndevelopment = 'yes'\n", r"\[teams\]: development is true or false"),
        ("docs = 'x'\n", r"write docs as a \[docs\] table"),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, more: str, why: str) -> None:
    (tmp_path / "stillwater.toml").write_text(
        more + PROGRAMME if more.startswith("docs") else PROGRAMME + more
    )
    with pytest.raises(Refusal, match=why):
        read_settings({}, tmp_path)


def test_without_a_file_or_keys_nothing_is_configured(tmp_path: Path) -> None:
    with pytest.raises(Refusal, match="does not exist"):
        read_settings({}, tmp_path)
    assert not is_configured(SECRETS, tmp_path)
    assert not is_configured({}, written(tmp_path))
    assert is_configured(SECRETS, tmp_path)


async def _start(folder: Path) -> None:
    async with serving(read_settings({}, folder)):
        pass


def test_serving_nothing_is_refused_with_what_to_set(tmp_path: Path) -> None:
    import asyncio

    with pytest.raises(Refusal, match="set SLACK_BOT_TOKEN with SLACK_APP_TOKEN"):
        asyncio.run(_start(written(tmp_path)))


def test_a_calendar_that_cannot_be_read_is_refused_at_the_start(tmp_path: Path) -> None:
    (tmp_path / "live.ics").write_text("BEGIN:VCALENDAR\nnonsense")
    settings = read_settings({}, written(tmp_path, '[calendar]\nfile = "live.ics"\n'))
    with pytest.raises(Refusal, match=r"live\.ics is not an iCalendar file"):
        gathered(settings)


def test_modules_and_assessments_in_a_list_of_their_own(tmp_path: Path) -> None:
    (tmp_path / "outline.csv").write_text("type,name,starts,ends\nmodule,One,2026-09-07,2026-09-13\n")
    found, skipped = gathered(read_settings({}, written(tmp_path, '[sources]\noutline = "outline.csv"\n')))
    assert [module.name for module in found.programme.modules] == ["One"]
    assert skipped == ()
