"""Attendance as Zoom and Teams export it: titles found, rejoins merged, bad lines named."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.calendars import from_disk, read_attendance
from adapters.calendars.attendance import _sitting, _Stay
from core.refusal import Refusal

ZOOM = """Meeting ID,Topic,Start Time,End Time,User Email,Duration (Minutes),Participants
111 222,Debugging lab,03/06/2026 03:58:00 PM,03/06/2026 05:02:00 PM,host@example.org,64,3

Name (Original Name),User Email,Join Time,Leave Time,Duration (Minutes),Guest
Ana,ana@example.org,03/06/2026 04:00:00 PM,03/06/2026 04:20:00 PM,20,No
Ana,ana@example.org,03/06/2026 04:10:00 PM,03/06/2026 04:40:00 PM,30,No
Bo,,03/06/2026 04:00:00 PM,03/06/2026 05:00:00 PM,60,Yes
Cy,cy@example.org,soon,03/06/2026 05:00:00 PM,1,No
Di,di@example.org,03/06/2026 05:00:00 PM,03/06/2026 04:00:00 PM,1,No
"""
TEAMS = """1. Summary
Meeting title\tWorkshop one
Attended participants\t2
Start time\t3/6/26, 3:58:00 PM

2. Participants
Name\tFirst Join\tLast Leave\tIn-Meeting Duration\tEmail\tParticipant ID (UPN)\tRole
Ana\t3/6/26, 4:00:00 PM\t3/6/26, 5:30:00 PM\t1h 30m\tana@example.org\tana@example.org\tPresenter

3. In-Meeting Activities
Name\tJoin Time\tLeave Time\tDuration\tEmail\tRole
Ana\t3/6/26, 4:00:00 PM\t3/6/26, 5:30:00 PM\t1h 30m\tana@example.org\tPresenter
"""


def test_zoom_with_a_rejoin_a_guest_and_two_bad_lines(tmp_path: Path) -> None:
    (tmp_path / "z.csv").write_text(ZOOM)
    found, skipped = read_attendance(from_disk(tmp_path / "z.csv"), "Europe/Berlin")
    assert [(a.title, a.member, a.minutes) for a in found] == [
        ("Debugging lab", "ana@example.org", 40),
        ("Debugging lab", "bo", 60),
    ]
    assert found[0].joined == datetime(2026, 3, 6, 15, tzinfo=UTC)
    assert skipped == (
        ("z.csv, line 8", "'soon' is no date and time such as 2026-03-30 18:00"),
        ("z.csv, line 9", "it ends before it begins"),
    )


def test_teams_in_utf_16_with_its_three_parts(tmp_path: Path) -> None:
    (tmp_path / "t.csv").write_bytes(TEAMS.encode("utf-16"))
    found, skipped = read_attendance(from_disk(tmp_path / "t.csv"), "UTC")
    assert [(a.title, a.member, a.minutes) for a in found] == [("Workshop one", "ana@example.org", 90)]
    assert skipped == ()


def test_a_weekly_session_of_one_title_counts_each_time(tmp_path: Path) -> None:
    rows = "\n".join(f"Lab,ana,2026-03-{day:02}T16:00,2026-03-{day:02}T17:00,{day == 6}" for day in (6, 13))
    (tmp_path / "a.csv").write_text(f"title,member,joined,left,active\n{rows}\n")
    found, _ = read_attendance(from_disk(tmp_path / "a.csv"), "UTC")
    assert [(a.minutes, a.active) for a in found] == [(60, True), (60, False)]


def test_waiting_to_be_let_in_is_not_being_there(tmp_path: Path) -> None:
    rows = "Ana,2026-03-06 16:00,2026-03-06 16:10,Yes\nAna,2026-03-06 16:10,2026-03-06 17:00,No\n"
    (tmp_path / "z.csv").write_text("Name (original name),Join time,Leave time,In waiting room\n" + rows)
    found, skipped = read_attendance(from_disk(tmp_path / "z.csv"), "UTC")
    assert [(a.member, a.minutes) for a in found] == [("ana", 50)]
    assert [s.why for s in skipped] == ["it was spent in the waiting room"]


def test_what_is_no_attendance_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text("a,b\n1,2\n")
    with pytest.raises(Refusal, match="export it from Zoom or Teams"):
        read_attendance(from_disk(tmp_path / "a.csv"), "UTC")


@given(st.lists(st.tuples(st.integers(0, 59), st.integers(0, 59)), min_size=1, max_size=8))
def test_merged_minutes_never_exceed_the_time_between_first_and_last(spans: list[tuple[int, int]]) -> None:
    at = [sorted(span) for span in spans]
    stays = sorted(
        (_Stay("t", "m", datetime(2026, 3, 6, 9, a, tzinfo=UTC), datetime(2026, 3, 6, 9, b, tzinfo=UTC), None)
         for a, b in at),
        key=lambda s: s.joined,
    )  # fmt: skip
    # Counted the other way: every minute that some stay covers, once.
    covered = {minute for a, b in at for minute in range(a, b)}
    assert _sitting(stays).minutes == len(covered)
