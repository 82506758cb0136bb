"""Signals from attendance, recordings and effort, against figures computed by hand; without them, what is missing."""

from datetime import UTC, datetime, timedelta

from core.facts import Attendance, Effort, Facts, RecordingView, Session, Talk, Work
from core.message import Role
from core.paradox.comments import themes
from core.paradox.pathways.access_inequity import late_material, second_tier
from core.paradox.pathways.diluted_discourse import first_available
from core.paradox.pathways.metrics_mirage import live_hours, present_only
from core.paradox.signals import Missing, Signal
from core.programme import Programme

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
LECTURE = Session("Lecture", MONDAY, MONDAY + timedelta(minutes=60))


def facts(**known: object) -> Facts:
    return Facts(Programme("p"), MONDAY, MONDAY + timedelta(days=7), **known)  # type: ignore[arg-type] # by name


def views(people: int, minutes: float, after_hours: float = 25) -> tuple[RecordingView, ...]:
    published = LECTURE.ends + timedelta(hours=after_hours)
    return tuple(RecordingView("Lecture", published, f"m{n}", minutes) for n in range(people))


def test_recordings_a_day_late() -> None:
    # Half-way from 2 hours to 48 is 25.
    assert late_material(facts(sessions=(LECTURE,), recordings=views(1, 5))) == Signal(
        50.0, "recordings come 25 hours after the session"
    )
    assert isinstance(late_material(facts(sessions=(LECTURE,))), Missing)


def test_viewers_who_see_a_third() -> None:
    # 18 of 60 minutes are 30%: (0.8 - 0.3) / (0.8 - 0.2) = 83.3.
    found = second_tier(facts(sessions=(LECTURE,), recordings=views(5, 18)))
    assert isinstance(found, Signal)
    assert round(found.score, 1) == 83.3
    assert isinstance(second_tier(facts(sessions=(LECTURE,), recordings=views(4, 18))), Missing)


def test_present_but_not_taking_part() -> None:
    there = tuple(Attendance("Lecture", f"m{n}", MONDAY, 60, n < 4) for n in range(10))
    # 6 of 10: (0.6 - 0.3) / (0.8 - 0.3) = 60.
    found = present_only(facts(attendance=there))
    assert isinstance(found, Signal)
    assert round(found.score, 1) == 60.0
    assert isinstance(present_only(facts(attendance=there[:4])), Missing)


def test_hours_that_go_into_live_work() -> None:
    effort = (Effort(MONDAY, Work.LIVE, 17), Effort(MONDAY, Work.ASYNCHRONOUS, 3))
    found = live_hours(facts(effort=effort))
    assert isinstance(found, Signal)
    assert round(found.score) == 100
    assert live_hours(facts()) == Missing("facilitators' hours (/stillwater effort)")


def test_talk_by_whoever_is_there_first_and_no_figure_for_a_small_group() -> None:
    said = [n if n < 20 else n % 5 for n in range(95)]
    talk = tuple(
        Talk("C", str(i), f"m{n}", Role.LEARNER, MONDAY, str(i), 5, None) for i, n in enumerate(said)
    )
    # Five of twenty say 5 + 75 of 95 messages: 84%.
    found = first_available(facts(talk=talk))
    assert isinstance(found, Signal)
    assert found.evidence == "a quarter of the learners who talk say 84% of what learners say"
    assert isinstance(first_available(facts(talk=tuple(t for t in talk if t.author != "m19"))), Missing)


def test_what_comments_complain_of() -> None:
    assert themes("The chat was overwhelming and I always felt behind") == {
        "chat was overwhelming",
        "felt behind",
    }
    assert themes("It was in the middle of the night for me") == {"could not attend"}
    assert themes("Lunch was good") == set()
