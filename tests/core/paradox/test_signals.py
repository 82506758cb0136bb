"""Every signal against a figure computed by hand, and its docstring's anchors against those it computes with."""

import ast
import inspect
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from core.facts import (
    Attendance,
    Effort,
    Facts,
    Fate,
    Obligation,
    RecordingView,
    Session,
    Submission,
    Talk,
    Work,
)
from core.message import Member, Role
from core.paradox import assess
from core.paradox.pathways import access_inequity, diluted_discourse, every, fractured_flow, metrics_mirage
from core.paradox.signals import Found, Missing, Signal
from core.programme import Assessment, Programme

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LEARNERS = {f"l{n}": Member(f"l{n}", timezone="Europe/Berlin") for n in range(10)}
STAFF = {"s": Member("s", role=Role.FACILITATOR, timezone="Europe/Berlin")}
# Ten hours west of Berlin.
FAR = {f"f{n}": Member(f"f{n}", timezone="Pacific/Honolulu") for n in range(10)}
PROGRAMME = Programme("p", "Europe/Berlin", assessments=(Assessment("Quiz", date(2026, 3, 4)), Assessment("Essay", date(2026, 3, 12))))  # fmt: skip


def facts(days: float = 7, **known: Any) -> Facts:
    given = {"members": LEARNERS | STAFF} | known
    given["talk"] = tuple(sorted(given.get("talk", ()), key=lambda t: t.at))
    return Facts(PROGRAMME, MONDAY, MONDAY + days * DAY, **given)


def say(number: int, at: datetime | None = None, *, who: str | None = None, reflection: float = 0.1, words: int = 10,
        question: bool = False, docs: bool = False, waited: int | None = None, by: Role = Role.LEARNER) -> Talk:  # fmt: skip
    author, id = who or f"l{number % 10}", f"m{number}"
    role = Role.FACILITATOR if author in STAFF else Role.LEARNER
    wait = None if waited is None else timedelta(minutes=waited)
    return Talk("C1", id, author, role, at or MONDAY + number * HOUR / 4, id, words, reflection, question, docs,
                wait, by if waited is not None else None)  # fmt: skip


def live(day: float, minutes: int = 60, *, mandatory: bool = True) -> Session:
    starts = MONDAY + day * DAY
    return Session("Lab", starts, starts + timedelta(minutes=minutes), mandatory)


def many(count: int, **more: Any) -> tuple[Talk, ...]:
    return tuple(say(n, **more) for n in range(count))


WEEKS = tuple(say(n, MONDAY + n * HOUR, reflection=0.1) for n in range(40))
LATER = tuple(say(100 + n, MONDAY + 7 * DAY + n * HOUR, reflection=0.1) for n in range(60))
# Each with the arithmetic: (value - healthy) / (eroded - healthy).
TABLE: list[tuple[Callable[[Facts], Found], Facts, float, str]] = [
    # 3 in one week: 3 / 4.
    (fractured_flow.stops, facts(sessions=(live(1), live(2), live(3), live(4, mandatory=False))), 75.0, "3.0 mandatory"),
    # 165 minutes in one week: (165 - 30) / 270.
    (fractured_flow.live_minutes, facts(sessions=(live(1, 90), live(2, 75))), 50.0, "165 mandatory live minutes"),
    # From Wednesday noon to the end of Sunday are 4.5 days: (6 - 4.5) / 5.
    (fractured_flow.undisturbed, facts(sessions=(live(1), live(2.5))), 30.0, "4.5 days"),
    # 16 of 28 messages on one day of seven: 16/28 / (1/7) = 4 times, beyond 3.
    (fractured_flow.cramming,
     facts(sessions=(live(3),), talk=(*[say(n, MONDAY + 2.5 * DAY) for n in range(16)],
                                      *[say(n, MONDAY + 5 * DAY) for n in range(16, 28)])), 100.0, "4.0 times as dense"),
    # 2 of 10 learners: 0.2 / 0.4. Ten in Berlin is 23:00 on the day before in Honolulu.
    (access_inequity.outside_waking,
     facts(sessions=(live(1 + 9 / 24),), members=dict([*list(LEARNERS.items())[:8], *list(FAR.items())[:2]])),
     50.0, "a few learners"),
    # 75 minutes against 30: 2.5 times, (2.5 - 1) / 3.
    (access_inequity.waiting_by_zone,
     facts(members=LEARNERS | FAR, talk=(*[say(n, question=True, waited=30) for n in range(5)],
           *[say(50 + n, who=f"f{n}", question=True, waited=75) for n in range(5)])), 50.0, "2.5 times as long"),
    # 25 hours: (25 - 2) / 46.
    (access_inequity.late_material,
     facts(sessions=(live(1),), recordings=(RecordingView("Lab", live(1).ends + 25 * HOUR, None, 0),)), 50.0, "25 hours"),
    # 2 of 5 promised were late: (0.4 - 0.1) / 0.4; the one out of sight does not count.
    (access_inequity.late_material,
     facts(obligations=tuple(Obligation("c", Role.FACILITATOR, MONDAY, fate, artefact=True) for fate in
                             (Fate.BROKEN, Fate.BROKEN, Fate.KEPT, Fate.KEPT, Fate.KEPT, Fate.UNKNOWN))), 75.0, "40% of"),
    # 30 of 60 minutes: (0.8 - 0.5) / 0.6.
    (access_inequity.second_tier,
     facts(sessions=(live(1),), recordings=tuple(RecordingView("Lab", MONDAY, f"v{n}", 30) for n in range(5))), 50.0, "50%"),
    # 15 read .1 and 5 read .9, so (15 * .9 + 5 * .1) / 20 = .7 is reactive: (0.7 - 0.5) / 0.4.
    (diluted_discourse.reactive_share, facts(talk=(*many(15), *[say(20 + n, reflection=0.9) for n in range(5)])), 50.0,
     "70% of chat messages"),
    # From 50% to 60%: 0.1 / 0.2.
    (diluted_discourse.reactive_share,
     facts(14, talk=(*[say(n, MONDAY + n * HOUR, reflection=n % 2) for n in range(20)],
                     *[say(50 + n, MONDAY + 8 * DAY + n * HOUR, reflection=n % 5 < 2) for n in range(20)])),
     50.0, "from 50% to 60%"),
    # 290 of 400 words: (0.725 - 0.5) / 0.45.
    (diluted_discourse.chat_against_forum, facts(talk=many(29), forum=many(11)), 50.0, "72% of all words"),
    # 4 of 20 questions, 1 of them answered: (0.15 - 0.05) / 0.35.
    (diluted_discourse.lost_questions,
     facts(talk=(*many(3, question=True), *[say(20 + n, question=True, waited=5) for n in range(17)])), 28.6, "15% of 20"),
    # 6 of 20: (0.3 - 0.1) / 0.4.
    (diluted_discourse.answered_already,
     facts(talk=(*many(6, question=True, docs=True), *[say(20 + n, question=True) for n in range(14)])), 50.0, "30% of 20"),
    # Five of twenty say 13 each, the others 1: 65 of 80, (0.8125 - 0.4) / 0.45.
    (diluted_discourse.first_available,
     facts(talk=tuple(say(20 * k + n, who=f"p{n}") for n in range(20) for k in range(13 if n < 5 else 1))), 91.7, "81%"),
    # +50% of messages, reflective ones as before: 0.5 / 0.6.
    (metrics_mirage.busier_not_deeper,
     facts(14, talk=(*WEEKS, *LATER, say(300, MONDAY + HOUR, reflection=0.9), say(301, MONDAY + 8 * DAY, reflection=0.9))),
     81.3, "reflective ones by +0%"),
    # 9 of 10 handed in the quiz and 6 the essay: -33%, against +50% of messages.
    (metrics_mirage.busier_not_deeper,
     facts(14, talk=(*WEEKS, *LATER), submissions=(
         *[Submission(f"l{n}", "Quiz", MONDAY + DAY) for n in range(9)],
         *[Submission(f"l{n}", "Essay", MONDAY + 8 * DAY) for n in range(6)])), 100.0, "work handed in by -33%"),
    # Twenty posts and then ten: -50%.
    (metrics_mirage.busier_not_deeper,
     facts(14, talk=(*WEEKS, *LATER), forum=(*[say(n, MONDAY + n * HOUR) for n in range(20)],
                                             *[say(50 + n, MONDAY + 8 * DAY) for n in range(10)])),
     100.0, "posts on the forum by -50%"),
    # 11 of 20: (0.55 - 0.3) / 0.5.
    (metrics_mirage.staff_share,
     facts(talk=(*many(11, question=True, waited=5, by=Role.FACILITATOR), *[say(20 + n, question=True, waited=5) for n in range(9)])), 50.0, "55% of first"),
    # 5 of 20 after 18:00 in Berlin: (0.25 - 0.05) / 0.35.
    (metrics_mirage.staff_evenings,
     facts(talk=tuple(say(n, MONDAY + (19 if n < 5 else 10) * HOUR, who="s") for n in range(20))), 57.1, "25% of facil"),
    # 6 of 10: (0.6 - 0.3) / 0.5.
    (metrics_mirage.present_only,
     facts(attendance=tuple(Attendance("Lab", f"m{n}", MONDAY, 60, n < 4) for n in range(10))), 60.0, "60% of live"),
    # 25 of 40 hours: (0.625 - 0.4) / 0.45.
    (metrics_mirage.live_hours,
     facts(effort=(Effort(MONDAY, Work.LIVE, 25), Effort(MONDAY, Work.ASYNCHRONOUS, 15))), 50.0, "62% of facilitators"),
]  # fmt: skip


@pytest.mark.parametrize(("signal", "known", "score", "said"), TABLE, ids=[row[0].__name__ for row in TABLE])
def test_a_figure_is_what_it_is_by_hand(
    signal: Callable[[Facts], Found], known: Facts, score: float, said: str
) -> None:
    found = signal(known)
    assert isinstance(found, Signal)
    assert round(found.score, 1) == score
    assert said in found.evidence


SIGNALS = [signal for pathway in every().values() for signal in pathway.SIGNALS]


def test_every_signal_is_in_the_table() -> None:
    assert {row[0] for row in TABLE} == set(SIGNALS)


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda s: s.__name__)
def test_without_anything_known_a_signal_says_what_it_lacks(signal: Callable[[Facts], Found]) -> None:
    nothing = Facts(
        Programme("p"), MONDAY, MONDAY + 14 * DAY, missing=frozenset({"calendar", "forum", "docs"})
    )
    found = signal(nothing)
    assert isinstance(found, Missing)
    assert found.what


def anchors(function: Callable[..., object]) -> list[tuple[float, float]]:
    """The healthy and eroded ends a function reads figures between, from its own code."""
    tree = ast.parse(inspect.getsource(function))
    calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
    return [
        tuple(ast.literal_eval(end) for end in call.args[1:])
        for call in calls if isinstance(call.func, ast.Name) and call.func.id == "between"
    ]  # fmt: skip


PARTS: dict[str, list[Callable[..., object]]] = {
    "reactive_share": [diluted_discourse.reactive_share, diluted_discourse._rising],
    "late_material": [access_inequity._recordings, access_inequity._promised],
}


@pytest.mark.parametrize("signal", SIGNALS, ids=lambda s: s.__name__)
def test_a_docstring_names_the_anchors_that_are_used(signal: Callable[[Facts], Found]) -> None:
    used = [pair for part in PARTS.get(signal.__name__, [signal]) for pair in anchors(part)]
    assert used
    for healthy, eroded in used:
        assert f"healthy {healthy}" in (signal.__doc__ or "")
        assert f"eroded {eroded}" in (signal.__doc__ or "")


def test_more_live_talk_and_no_more_of_what_lasts_is_a_metrics_mirage() -> None:
    evenings = [say(400 + n, MONDAY + 8 * DAY + (19 + n / 60) * HOUR, who="s") for n in range(40)]
    # As much thought, and a forum as alive, in both weeks.
    deep = [say(500 + n, MONDAY + n * 5 * HOUR, reflection=0.9) for n in range(67)]
    forum = tuple(say(n, MONDAY + n * 5 * HOUR, reflection=0.9, words=200) for n in range(67))
    there = tuple(Attendance("Lab", f"m{n}", MONDAY, 60, n < 1) for n in range(10))
    effort = (Effort(MONDAY, Work.LIVE, 36), Effort(MONDAY, Work.ASYNCHRONOUS, 4))
    erosion = assess(
        facts(14, talk=(*WEEKS, *deep, *LATER, *evenings), attendance=there, effort=effort, forum=forum)
    )
    assert erosion.primary == "metrics_mirage"
    assert "reflective ones by" in " ".join(erosion.pathways["metrics_mirage"].evidence)


def test_two_pathways_as_bad_as_each_other_are_a_tie() -> None:
    # 100 by sessions on every day for one, 100 by night for the other: both are at their worst.
    nights = tuple(live(day + 1 / 24) for day in range(7))
    erosion = assess(facts(sessions=nights))
    assert erosion.tie
    assert {erosion.primary, erosion.runner_up} == {"fractured_flow", "access_inequity"}
