"""Each step of the audit against figures computed by hand."""

from datetime import UTC, date, datetime, timedelta

from core.facts import Attendance, Effort, Facts, RecordingView, Session, SurveyComment, Talk, Work
from core.message import Member, Role
from core.paradox.audit import run
from core.paradox.audit.step import Step
from core.paradox.said_live import refers_to_session
from core.programme import Assessment, NeedsSession, Programme, Purpose, Touchpoint

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
UNTIL = MONDAY + timedelta(weeks=2) - timedelta(seconds=1)
EIGHT = {f"l{n}": Member(f"l{n}") for n in range(8)}


def session(title: str, day: int, minutes: int) -> Session:
    starts = MONDAY + timedelta(days=day, hours=15)
    return Session(title, starts, starts + timedelta(minutes=minutes), None, Purpose.OTHER, title)


def step(name: str, facts: Facts) -> Step:
    return next(one for one in run(facts).steps if one.name == name)


def test_nothing_known_is_said_as_such_step_by_step() -> None:
    audit = run(Facts(Programme("Empty"), MONDAY, UNTIL, missing=frozenset({"calendar", "forum", "docs"})))
    assert [one.name for one in audit.steps] == ["map", "mismatch", "coupling", "workload", "synthesis"]
    assert all(one.missing for one in audit.steps)
    assert audit.steps[-1].headline == "There is not enough data to name an erosion."


def test_the_map_counts_length_frequency_and_duty() -> None:
    programme = Programme(
        "P",
        touchpoints=(Touchpoint("Lab", True, Purpose.SYNTHESIS), Touchpoint("Coffee", False, Purpose.SOCIAL)),
    )
    sessions = (session("Lab", 1, 90), session("Coffee", 3, 30), session("Lab", 8, 90))
    found = step("map", Facts(programme, MONDAY, UNTIL, sessions=sessions))
    # (2 x 90 + 30) / 2 weeks = 105 minutes, of which 90 mandatory.
    assert (
        found.headline
        == "2 live elements with 1.8 h of live time a week, 1.5 h of it mandatory, and 0 standing channels."
    )
    assert found.tables[0].rows == (
        ("Lab", "synthesis", "90 min", "2 times, 1.0 a week", "yes", "–"),
        ("Coffee", "social", "30 min", "once", "no", "–"),
    )
    assert "Mandatory with no asynchronous alternative: Lab." in found.findings


def test_what_nobody_has_said_of_a_touchpoint_is_asked() -> None:
    found = step("map", Facts(Programme("P"), MONDAY, UNTIL, sessions=(session("Thing", 1, 60),)))
    assert found.asks == ("Is “Thing” mandatory?", "What is “Thing” for?")


def test_five_hundred_sessions_of_one_series_are_one_row() -> None:
    many = tuple(session("Standup", day % 14, 15) for day in range(500))
    found = step("map", Facts(Programme("P"), MONDAY, UNTIL, sessions=many))
    assert len(found.tables[0].rows) == 1


def test_attendance_recordings_and_comments_show_the_mismatch() -> None:
    lab = session("Lab", 1, 60)
    there = tuple(Attendance("Lab", f"l{n}", lab.starts, 60, active=n < 2) for n in range(8))
    views = tuple(RecordingView("Lab", lab.ends, f"l{n}", 10) for n in range(6))
    comments = (
        *(SurveyComment(MONDAY, frozenset({"too many meetings"})) for _ in range(5)),
        *(SurveyComment(MONDAY, frozenset({"felt behind"})) for _ in range(4)),
    )
    facts = Facts(
        Programme("P"),
        MONDAY,
        UNTIL,
        sessions=(lab,),
        members=EIGHT,
        attendance=there,
        recordings=views,
        survey=comments,
    )
    found = step("mismatch", facts)
    assert found.headline == "What feedback comes back to most: too many meetings."
    assert "75% of the learners opened a recording at least once." in found.findings
    live, feedback = found.tables
    assert live.rows == (("Lab", "8", "25%", "10 min of 60"),)
    # Four comments could be four people.
    assert feedback.rows == (("too many meetings", "5"), ("felt behind", "under five"))


def test_four_attendees_are_no_share() -> None:
    there = tuple(Attendance("Lab", f"l{n}", MONDAY, 60, active=True) for n in range(4))
    found = step(
        "mismatch", Facts(Programme("P"), MONDAY, UNTIL, sessions=(session("Lab", 0, 60),), attendance=there)
    )
    assert found.tables[0].rows == (("Lab", "under five", "too few to say", "too few to say"),)


def pointing(number: int, author: str) -> Talk:
    return Talk("C1", f"m{number}", author, Role.LEARNER, MONDAY, f"m{number}", 9, 0.2, refers_live=True)


def test_a_tied_assessment_is_a_red_flag_and_hints_count_from_five_people_on() -> None:
    programme = Programme(
        "P", assessments=(Assessment("Essay", date(2026, 3, 9), NeedsSession.YES), Assessment("Quiz"))
    )
    four = Facts(programme, MONDAY, UNTIL, tuple(pointing(n, f"l{n % 4}") for n in range(9)))
    found = step("coupling", four)
    assert found.headline == "A red flag: Essay cannot be passed without a live session."
    assert found.asks == ("Can “Quiz” be passed without a live session?",)
    assert found.findings == ()
    five = Facts(programme, MONDAY, UNTIL, tuple(pointing(n, f"l{n % 5}") for n in range(9)))
    assert (
        step("coupling", five).findings[0].startswith("9 messages point to something said in a live session")
    )


def test_hours_of_all_facilitators_together() -> None:
    effort = (Effort(MONDAY, Work.LIVE, 15), Effort(MONDAY, Work.ASYNCHRONOUS, 5))
    found = step(
        "workload", Facts(Programme("P"), MONDAY, UNTIL, sessions=(session("Lab", 1, 120),), effort=effort)
    )
    assert found.headline == "75% of facilitators' hours go into live work."
    assert ("live sessions in the calendar", "1.0 h") in found.tables[0].rows


def test_what_points_to_a_live_session() -> None:
    for said in (
        "As Tom said in the live session, the deadline counts from Monday.",
        "It was explained during yesterday's workshop",
        "what she mentioned on the call yesterday",
    ):
        assert refers_to_session(said), said
    for said in (
        "When is the live session?",
        "> as said in the live session\nwhere?",
        "I said hello in the forum",
    ):
        assert not refers_to_session(said), said
