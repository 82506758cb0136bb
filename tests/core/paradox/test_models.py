"""The chosen model decides how figures are read, and its own pitfalls are watched."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from core.facts import Attendance, Facts, Session
from core.paradox import assess
from core.paradox.models import GUIDES, pitfalls
from core.programme import Assessment, Model, Module, NeedsSession, Programme, Purpose, Touchpoint

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
MODULES = (
    Module("One", date(2026, 3, 2), date(2026, 3, 8)),
    Module("Two", date(2026, 3, 9), date(2026, 3, 15)),
)


def session(day: int, purpose: Purpose = Purpose.SYNTHESIS, *, mandatory: bool = True) -> Session:
    starts = MONDAY + timedelta(days=day, hours=10)
    return Session(f"Session {day}", starts, starts + timedelta(hours=3), mandatory, purpose)


def facts(programme: Programme, *sessions: Session) -> Facts:
    return Facts(programme, MONDAY, MONDAY + timedelta(days=14), sessions=sessions)


def test_a_workshop_that_closes_a_module_is_a_stop_in_any_model_but_the_milestones() -> None:
    programme = Programme("p", modules=MODULES)
    closing = (session(6), session(13))
    plain = assess(facts(programme, *closing)).pathways["fractured_flow"]
    milestone = assess(facts(replace(programme, model=Model.MILESTONE), *closing)).pathways["fractured_flow"]
    assert plain.score is not None
    assert plain.score > 20
    assert milestone.score == 0


def test_spurs_are_optional_and_tied_to_no_assessment() -> None:
    exam = Assessment("Exam", None, NeedsSession.YES)
    programme = Programme("p", model=Model.CORE_WITH_SPURS, assessments=(exam,))
    assert pitfalls(facts(programme, session(2), session(3, mandatory=False))) == (
        "“Session 2” is mandatory, but in this model live sessions are optional.",
        "“Exam” cannot be passed without a live session.",
    )
    # Few people in an optional session is no pitfall: nobody needs to come.
    assert pitfalls(facts(Programme("p", model=Model.CORE_WITH_SPURS), session(3, mandatory=False))) == ()


def test_milestones_close_modules_and_are_no_lectures() -> None:
    programme = Programme("p", model=Model.MILESTONE, modules=MODULES)
    assert pitfalls(facts(programme, session(6), session(2), session(13, Purpose.LECTURE))) == (
        "“Session 13” is a lecture; a milestone is for working together.",
        "“Session 2” does not come at the end of a module.",
    )


def test_a_workshop_in_which_most_only_listen_is_turning_into_a_lecture() -> None:
    programme = Programme("p", model=Model.MILESTONE, modules=MODULES)
    known = facts(programme, session(6), session(13))
    there = tuple(Attendance("Session 6", f"m{n}", MONDAY, 90, n < 2) for n in range(8))
    lively = tuple(Attendance("Session 13", f"m{n}", MONDAY, 90, n < 6) for n in range(8))
    assert pitfalls(replace(known, attendance=there + lively)) == (
        "“Session 6” is turning into a lecture: few of those present take an active part.",
    )
    # Of four people nothing is said.
    assert pitfalls(replace(known, attendance=there[2:6])) == ()


def test_parallel_tracks_come_in_labelled_pairs() -> None:
    touchpoints = (
        Touchpoint("Live case", True, module="One", alternative="written case"),
        Touchpoint("Live theory"),
        Touchpoint("Debate", alternative="forum debate"),
        Touchpoint("Coffee", purpose=Purpose.SOCIAL),
    )
    assert pitfalls(facts(Programme("p", model=Model.PARALLEL_TRACK, touchpoints=touchpoints))) == (
        "“Live theory” has no counterpart on the asynchronous track.",
        "“Debate” does not say which module it belongs to.",
    )


def test_without_a_model_nothing_is_held_against_a_programme_and_every_model_is_explained() -> None:
    assert pitfalls(facts(Programme("p"), session(1))) == ()
    assert set(GUIDES) == set(Model)
