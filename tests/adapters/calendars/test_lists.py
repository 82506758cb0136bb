"""Recordings, submissions and surveys: the good lines are used, the bad ones named."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.calendars import from_disk, read_recordings, read_submissions, read_survey
from core.facts import RecordingView, Submission
from core.refusal import Refusal


def test_recordings(tmp_path: Path) -> None:
    file = tmp_path / "r.csv"
    file.write_text(
        "title,published,viewer,minutes\nLab,2026-03-06T18:00Z,ana,12.5\nLab,2026-03-06T18:00Z,,\nLab,,bo,3\n"
        "Lab,2026-03-06T18:00Z,bo,-3\n"
    )
    found, skipped = read_recordings(from_disk(file), "UTC")
    at = datetime(2026, 3, 6, 18, tzinfo=UTC)
    assert found == (RecordingView("Lab", at, "ana", 12.5), RecordingView("Lab", at, None, 0))
    assert [s.why for s in skipped] == ["it has no published", "'-3' is no likely number of minutes"]


def test_submissions_with_semicolons_as_some_spreadsheets_save_them(tmp_path: Path) -> None:
    file = tmp_path / "s.csv"
    file.write_text("member;assessment;submitted\nana;Essay;2026-03-06 18:00\n")
    found, _ = read_submissions(from_disk(file), "Europe/Berlin")
    assert found == (Submission("ana", "Essay", datetime(2026, 3, 6, 17, tzinfo=UTC)),)


def test_a_survey_keeps_themes_and_no_words(tmp_path: Path) -> None:
    file = tmp_path / "c.csv"
    file.write_text(
        "date,text\n2026-03-06,Too many meetings and I couldn’t attend half of them\n2026-03-07,Nice\n2026-03-08,\n"
    )
    found, skipped = read_survey(from_disk(file), "UTC")
    assert [set(c.themes) for c in found] == [{"too many meetings", "could not attend"}, set()]
    assert skipped == (("c.csv, line 4", "it has no text"),)


def test_a_missing_column_is_named(tmp_path: Path) -> None:
    (tmp_path / "s.csv").write_text("member,submitted\n")
    with pytest.raises(Refusal, match="assessment is missing"):
        read_submissions(from_disk(tmp_path / "s.csv"), "UTC")
