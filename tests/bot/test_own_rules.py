"""Protocols that a programme brings along: which channel they are for, and since when they are in force."""

from datetime import UTC, date, datetime
from importlib.resources import files
from pathlib import Path

import pytest

from adapters.platforms.export import open_export
from bot.own_rules import began, in_force, with_protocol
from core.programme import Programme, ProgrammeChannel
from core.refusal import Refusal

SAMPLE = Path(str(files("bot.samples"))) / "course" / "export"


def test_it_is_in_force_from_the_programmes_first_day_in_its_own_zone() -> None:
    programme = Programme("p", "Europe/Stockholm", starts=date(2026, 9, 1))
    first = datetime(2026, 8, 31, 22, tzinfo=UTC)
    assert began(programme, None) == first
    assert began(programme, open_export(SAMPLE)) == first
    assert in_force("Please reply in threads.", first).published_at == first


def test_without_a_first_day_it_is_the_exports() -> None:
    assert began(Programme("p"), open_export(SAMPLE)) == datetime(2026, 9, 7, tzinfo=UTC)


def test_every_clause_of_it_counts_as_confirmed() -> None:
    protocol = in_force("Please reply in threads.", datetime(2026, 9, 7, tzinfo=UTC))
    assert protocol.in_force == protocol.clauses != ()


def test_it_is_for_the_first_chat_channel_or_else_the_busiest(tmp_path: Path) -> None:
    rules = tmp_path / "rules.md"
    rules.write_text("Please reply in threads.")
    named = Programme("p", channels=(ProgrammeChannel("help", protocol="Old."), ProgrammeChannel("news")))
    assert [(c.name, c.protocol) for c in with_protocol(named, None, rules).channels] == [
        ("help", "Please reply in threads."), ("news", ""),
    ]  # fmt: skip
    (busiest,) = with_protocol(Programme("p"), open_export(SAMPLE), rules).channels
    assert busiest.name == "course-chat"
    with pytest.raises(Refusal, match="cannot be read"):
        with_protocol(named, None, tmp_path / "none.md")
