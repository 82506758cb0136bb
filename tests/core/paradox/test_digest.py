"""The weekly digest over several weeks: what is compared, what last week's advice did, what is left out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from core.facts import Facts, Fate, Obligation, Session, Talk
from core.message import Role
from core.paradox.digest import Digest, compose, page
from core.programme import Model, Programme, Purpose
from core.reply.blocks import Bullets
from core.reply.figures import Chart
from core.reply.spans import plain

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
WEEK = timedelta(days=7)
PROGRAMME = Programme("p", model=Model.CORE_WITH_SPURS)


def week_of_talk(number: int, reflection: float, people: int = 8) -> list[Talk]:
    start = MONDAY + WEEK * number
    return [
        Talk("C1", f"{number}-{n}", f"l{n % people}", Role.LEARNER, start + timedelta(hours=2 * n), f"{number}-{n}", 9,
             reflection, is_question=n % 4 == 0)
        for n in range(40)
    ]  # fmt: skip


def recaps(number: int) -> list[Session]:
    starts = [MONDAY + WEEK * number + timedelta(days=n, hours=10) for n in range(5)]
    return [Session("Recap", s, s + timedelta(hours=1), True, Purpose.LECTURE) for s in starts]


def digest(facts: Facts, week: int) -> Digest:
    made = compose(facts, MONDAY + WEEK * week, "C1")
    assert made is not None
    return made


def bullets(made: Digest) -> list[str]:
    return [plain(line) for block in page(made).blocks if isinstance(block, Bullets) for line in block.lines]


# Recaps every day in the first week, none in the second.
TWO_WEEKS = Facts(
    PROGRAMME, MONDAY, MONDAY + 2 * WEEK, (*week_of_talk(0, 0.9), *week_of_talk(1, 0.9)), sessions=tuple(recaps(0)),
    missing=frozenset({"docs", "forum"}),
)  # fmt: skip


def test_a_first_week_is_compared_with_nothing() -> None:
    assert digest(TWO_WEEKS, 0).before is None
    assert not any("since last week" in said for said in bullets(digest(TWO_WEEKS, 0)))


def test_the_change_and_what_last_weeks_advice_did() -> None:
    first, second = digest(TWO_WEEKS, 0), digest(TWO_WEEKS, 1)
    assert first.erosion.primary == "fractured_flow"
    assert second.effect.startswith("Since last week's advice fractured flow has eased, from ")
    assert any(said.startswith("Fractured flow: 0 of 100, -") for said in bullets(second))


def test_no_change_is_said_in_words() -> None:
    steady = replace(TWO_WEEKS, sessions=(*recaps(0), *recaps(1)))
    (said,) = [line for line in bullets(digest(steady, 1)) if line.startswith("Fractured flow")]
    assert " of 100, as last week. " in said


def test_a_chart_comes_with_its_table_and_hides_a_week_of_few_people() -> None:
    talk = (*week_of_talk(0, 0.9), *week_of_talk(1, 0.9, people=4), *week_of_talk(2, 0.1))
    made = digest(replace(TWO_WEEKS, talk=talk, until=MONDAY + 3 * WEEK), 2)
    assert [w.reflective for w in made.weeks] == [0.9, None, 0.1]
    blocks = page(made).blocks
    # Each platform shows a chart with its table.
    (chart,) = [block for block in blocks if isinstance(block, Chart)]
    assert [row[1] for row in chart.as_table().rows] == ["90", "–", "10"]


def test_promises_by_role_and_the_models_pitfalls() -> None:
    due = [
        Obligation("recordings", Role.FACILITATOR, MONDAY, fate)
        for fate in (Fate.KEPT, Fate.BROKEN, Fate.UNKNOWN)
    ]
    said = bullets(digest(replace(TWO_WEEKS, obligations=tuple(due)), 0))
    assert "Promises by facilitators: 1 kept, 1 not, 1 out of my sight." in said
    assert "“Recap” is mandatory, but in this model live sessions are optional." in said


def test_a_week_of_silence_is_silent() -> None:
    assert compose(TWO_WEEKS, MONDAY + 5 * WEEK, "C1") is None


def test_the_forum_is_told_with_what_it_was_the_week_before_and_beside_the_chat() -> None:
    forum = tuple(
        Talk("forum", f"t{n}", f"l{n % 8}", Role.LEARNER, MONDAY + timedelta(hours=6 * n), f"t{n}", 50, 0.9, is_question=True)
        for n in range(50)
    )  # fmt: skip
    known = replace(TWO_WEEKS, forum=forum, missing=frozenset({"docs"}))
    (line,) = [said for said in bullets(digest(known, 1)) if said.startswith("On the forum")]
    assert line.startswith(
        "On the forum: 22 new topics, 22 posts (the week before: 28 new topics, 28 posts)."
    )
    assert "Of its posts 90% are reflective, of the chat's messages 90%." in line
    assert not any("forum" in said for said in bullets(digest(TWO_WEEKS, 1)))
