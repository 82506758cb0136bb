"""What a playground can be given, and how it begins."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.playground.clock import Clock, begins, leaps
from bot.playground.given import Paths, take
from bot.playground.population import channels_of, people_of
from core.message import Role
from core.refusal import Refusal

STOCKHOLM = ZoneInfo("Europe/Stockholm")


def test_with_nothing_given_it_is_about_the_sample_programme() -> None:
    given = take(Paths())
    assert given.is_sample
    assert given.programme.name == "Working with data, autumn cohort"
    assert [channel.name for channel, _ in channels_of(given).values()] == [
        "course-chat",
        "announcements",
        "coffee",
    ]
    staff = {m.name for m in people_of(given).values() if m.role is Role.FACILITATOR}
    assert staff == {"Mara Lindqvist", "Tomás Ferreira"}


def test_with_docs_alone_there_are_a_channel_and_people_to_be(tmp_path: Path) -> None:
    (tmp_path / "setup.md").write_text("# Setting up\n\nYou need a laptop.")
    given = take(Paths(docs=tmp_path))
    assert [section.title for section in given.sections] == ["Setting up"]
    assert [channel.name for channel, _ in channels_of(given).values()] == ["general"]
    assert {m.role for m in people_of(given).values()} == {Role.FACILITATOR, Role.LEARNER}


def test_a_protocol_goes_to_the_chat_channel_that_has_none(tmp_path: Path) -> None:
    (tmp_path / "rules.md").write_text("Please reply in threads.")
    (tmp_path / "p.toml").write_text(
        '[programme]\nname = "P"\n\n[[channels]]\nname = "help"\nkind = "chat"\n'
    )
    given = take(Paths(protocol=tmp_path / "rules.md", program=tmp_path / "p.toml"))
    (about,) = (about for _, about in channels_of(given).values())
    assert about is not None
    assert about.protocol == "Please reply in threads."


@pytest.mark.parametrize(
    "paths", [Paths(docs=Path("nowhere")), Paths(export=Path("nowhere.zip")), Paths(protocol=Path("no.md"))]
)
def test_what_is_not_there_is_refused_by_name(paths: Paths) -> None:
    with pytest.raises(Refusal, match=r"nowhere|no\.md"):
        take(paths)


def test_it_begins_in_the_morning_after_the_last_day_of_talk() -> None:
    assert begins(date(2026, 10, 3), STOCKHOLM) == datetime(2026, 10, 4, 10, tzinfo=STOCKHOLM)


def test_time_can_be_let_pass_to_tomorrow_morning_and_by_a_week_also_over_the_change_of_the_clocks() -> None:
    saturday = datetime(2026, 10, 24, 22, 15, tzinfo=STOCKHOLM)  # the clocks go back that night
    until = {leap.label: leap.until for leap in leaps(saturday, STOCKHOLM)}
    assert until["an hour"] - saturday == timedelta(hours=1)
    assert until["to tomorrow morning"].isoformat() == "2026-10-25T09:30:00+01:00"
    assert until["a week"].isoformat() == "2026-10-31T09:30:00+01:00"


def test_a_clock_never_goes_back_and_goes_on_another_time(tmp_path: Path) -> None:
    noon = datetime(2026, 10, 4, 12, tzinfo=UTC)
    clock = Clock(noon, tmp_path / "clock")
    assert timedelta() <= clock.now() - noon < timedelta(seconds=5)
    clock.move_to(noon + timedelta(hours=2))
    clock.move_to(noon)
    later = Clock(noon, tmp_path / "clock").now()
    assert timedelta(hours=2) <= later - noon < timedelta(hours=2, seconds=5)
