"""Planted programmes: each pathway is named when it is what erodes, and nothing is guessed."""

from datetime import UTC, datetime, timedelta

from core.facts import Facts, Session, Talk
from core.message import Member, Role, Venue
from core.paradox import assess, recommend
from core.paradox.digest import compose, page
from core.programme import Model, Programme, Purpose
from core.reply.blocks import Heading

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
PROGRAMME = Programme("Sample", timezone="Europe/Berlin")
LEARNERS = {f"l{n}": Member(f"l{n}", timezone="Europe/Berlin") for n in range(8)}
FAR = {f"f{n}": Member(f"f{n}", timezone="America/Los_Angeles") for n in range(8)}


def talk(number: int, *, reflection: float, question: bool = False, waited: int | None = None, venue: Venue = Venue.CHAT,
         who: str | None = None, day: int | None = None) -> Talk:  # fmt: skip
    at = MONDAY + timedelta(days=number % 7 if day is None else day, hours=10, minutes=number % 60)
    return Talk("C1", f"{venue}{number}", who or f"l{number % 8}", Role.LEARNER, at, f"{venue}{number}", 10, reflection,
                question, waited=None if waited is None else timedelta(minutes=waited), venue=venue)  # fmt: skip


def facts(chat: list[Talk], forum: list[Talk] | None = None, sessions: tuple[Session, ...] = (), *,
          members: dict[str, Member] = LEARNERS, missing: frozenset[str] = frozenset({"docs"})) -> Facts:  # fmt: skip
    return Facts(
        PROGRAMME,
        MONDAY,
        MONDAY + timedelta(days=7),
        tuple(chat),
        tuple(forum or ()),
        sessions,
        members,
        missing,
    )


def lectures(
    count: int, hour: int = 10, *, mandatory: bool = True, purpose: Purpose = Purpose.LECTURE
) -> tuple[Session, ...]:
    starts = [MONDAY + timedelta(days=n, hours=hour) for n in range(count)]
    return tuple(Session("Recap", s, s + timedelta(hours=1), mandatory, purpose) for s in starts)


DEEP = [talk(n, reflection=0.8) for n in range(40)]
FORUM = [talk(n, reflection=0.9, venue=Venue.FORUM) for n in range(40)]


def test_reactive_chat_and_a_dead_forum_are_diluted_discourse() -> None:
    chatter = [talk(n, reflection=0.1, question=n % 4 == 0) for n in range(60)]
    assert assess(facts(chatter)).primary == "diluted_discourse"


def test_a_mandatory_lecture_every_day_is_fractured_flow() -> None:
    assert assess(facts(DEEP, FORUM, lectures(6))).primary == "fractured_flow"


def test_mandatory_sessions_at_night_are_access_inequity() -> None:
    erosion = assess(facts(DEEP, FORUM, lectures(1, hour=9), members=FAR))
    assert erosion.primary == "access_inequity"
    assert "100% of learners" in erosion.pathways["access_inequity"].evidence[0]


def test_a_healthy_programme_erodes_nowhere() -> None:
    assert assess(facts(DEEP, FORUM)).primary is None


def test_optional_sessions_do_not_fracture_the_flow() -> None:
    assert assess(facts(DEEP, FORUM, lectures(6, mandatory=False))).primary is None


def test_what_is_missing_is_named_and_never_guessed() -> None:
    erosion = assess(facts([], missing=frozenset({"calendar", "forum", "docs"})))
    assert erosion.primary is None
    assert erosion.pathways["fractured_flow"].score is None
    assert erosion.pathways["fractured_flow"].missing == ("a calendar of the live sessions",)


def test_a_figure_against_one_computed_by_hand() -> None:
    # 45 of 60 messages are reactive: (0.75 - 0.5) / (0.9 - 0.5) = 62.5.
    from core.paradox.pathways.diluted_discourse import reactive_share
    from core.paradox.signals import Signal

    found = reactive_share(facts([talk(n, reflection=0.0 if n < 45 else 1.0) for n in range(60)]))
    assert found == Signal(62.5, "75% of chat messages are reactive")


def test_the_model_follows_from_what_live_time_is_for() -> None:
    assert recommend(facts(DEEP, FORUM, lectures(5))).model is Model.CORE_WITH_SPURS
    assert recommend(facts(DEEP, FORUM, lectures(3, purpose=Purpose.SYNTHESIS))).model is Model.MILESTONE
    assert recommend(facts(DEEP, FORUM)).model is None


def test_the_weekly_digest_says_what_erodes_and_one_thing_to_do() -> None:
    chatter = [talk(n, reflection=0.1, question=n % 4 == 0) for n in range(60)]
    digest = compose(facts(chatter), MONDAY, "C1")
    assert digest is not None
    assert digest.headline == "What is eroding most: diluted discourse."
    assert (digest.asked, digest.lost) == (15, 15)
    assert page(digest).blocks[0] == Heading("Weekly digest, 2 Mar to 8 Mar 2026 (2026-W10)")


def test_a_quiet_week_and_a_small_group_get_no_digest() -> None:
    assert compose(facts(DEEP[:9]), MONDAY, "C1") is None
    assert compose(facts([talk(n, reflection=0.1, who=f"l{n % 4}") for n in range(60)]), MONDAY, "C1") is None
