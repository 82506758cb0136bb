"""A venue's profile: shares with intervals, not enough data, and nobody singled out."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.discourse.interval import interval, weighted
from core.discourse.profile import burstiness, profile_of
from core.facts import Talk
from core.message import Member, Role, Venue

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)


def said(n: int, author: str, opens: str | None = None, reflection: float = 0.9, **more: object) -> Talk:
    at = MONDAY + timedelta(minutes=10 * n)
    return Talk("C", str(n), author, Role.LEARNER, at, opens or str(n), 10, reflection, **more)  # type: ignore[arg-type]


def test_wilsons_interval_against_the_textbook() -> None:
    found = interval(10, 20)
    assert found is not None
    assert (round(found.low, 3), round(found.high, 3)) == (0.299, 0.701)


def test_nineteen_messages_are_not_enough_and_twenty_are() -> None:
    assert interval(19, 19) is None
    assert interval(20, 20) is not None


@given(st.lists(st.tuples(st.booleans(), st.integers(1, 200)), min_size=20, max_size=60))
def test_a_share_of_words_lies_within_its_interval(marks: list[tuple[bool, int]]) -> None:
    found = weighted(marks)
    assert found is not None
    assert 0 <= found.low <= found.share <= found.high <= 1


def test_words_of_equal_messages_are_shared_like_the_messages() -> None:
    found = weighted([(n % 4 == 0, 10) for n in range(40)])
    assert found is not None
    assert found.share == 0.25


def test_a_clock_is_even_and_a_burst_is_bursty() -> None:
    clock = [MONDAY + timedelta(minutes=n) for n in range(30)]
    burst = [MONDAY + timedelta(seconds=n) for n in range(29)] + [MONDAY + timedelta(days=9)]
    assert burstiness(clock) == pytest.approx(-1)
    assert (burstiness(burst) or 0) > 0.5


def test_one_who_answers_everything_shows_as_concentration_without_a_name() -> None:
    talk: list[Talk] = []
    for n in range(40):
        opener, answerer = f"U{n % 10}", "Z" if n % 4 else f"A{n % 16}"
        talk += [said(2 * n, opener), said(2 * n + 1, answerer, str(2 * n))]
    found = profile_of(talk, {})
    assert found.first_at_hand == pytest.approx(0.75)
    assert "Z" not in repr(found)


def test_a_region_of_four_people_is_not_shown_nor_the_rest_beside_it() -> None:
    members = {
        f"U{n}": Member(f"U{n}", timezone="Asia/Tokyo" if n < 4 else "Europe/Paris") for n in range(12)
    }
    talk = [said(n, f"U{n % 12}") for n in range(60)]
    assert profile_of(talk, members).regions == ()
    members["U4"] = Member("U4", timezone="Asia/Tokyo")
    regions = profile_of(talk, members).regions
    assert [region.name for region in regions] == ["Asia and the Pacific", "Europe and Africa"]
    assert sum(region.talk_share for region in regions) == pytest.approx(1)


def forty_conversations() -> list[Talk]:
    """Forty openings by ten people, one an hour. Of them 24 ask; 8 of those get no reply, the others one each:
    12 after 10 minutes, 4 after 2 hours; the 16 that do not ask get none. Openings read .9 and have 10 words,
    replies read .1 and have 30."""
    talk: list[Talk] = []
    for n in range(40):
        opens, at = f"m{n}", MONDAY + timedelta(hours=3 * n)
        wait = timedelta(minutes=10) if n < 12 else timedelta(hours=2) if n < 16 else None
        talk.append(
            Talk("C", opens, f"U{n % 10}", Role.LEARNER, at, opens, 10, 0.9, is_question=n < 24, waited=wait)
        )
        if wait:
            talk.append(Talk("C", f"r{n}", f"A{n % 8}", Role.LEARNER, at + wait, opens, 30, 0.1))
    return talk


def test_every_figure_of_a_venue_by_hand() -> None:
    found = profile_of(forty_conversations(), {})
    shares = {
        "reflective": (40 * 0.9 + 16 * 0.1) / 56,
        "reflective_words": (400 * 0.9 + 480 * 0.1) / (400 + 480),
        "threaded": 16 / 56,
        "lost": 8 / 24,
    }
    assert {name: getattr(found, name).share for name in shares} == pytest.approx(shares)
    assert (found.messages, found.read, found.questions) == (56, 56, 24)


def test_sixteen_replies_are_too_few_for_what_replies_are_like() -> None:
    found = profile_of(forty_conversations(), {})
    assert (found.first_reply, found.within_hour, found.depth, found.first_at_hand) == (
        None,
        None,
        None,
        None,
    )


def test_what_replies_are_like_by_hand() -> None:
    twice = [replace(t, id=f"{k}{t.id}", conversation=f"{k}{t.conversation}", at=t.at + timedelta(weeks=k))
             for k in (0, 1) for t in forty_conversations()]  # fmt: skip
    found = profile_of(twice, {})
    assert found.first_reply == timedelta(minutes=10)
    assert found.within_hour is not None
    assert found.within_hour.share == 24 / 32
    assert found.depth == 1
    # Eight people gave four first replies each: the busiest fifth, 1.6 of them, gave a fifth.
    assert found.first_at_hand == pytest.approx(0.2)


def test_forum_topics_have_the_same_figures() -> None:
    forum = [replace(t, channel="forum", venue=Venue.FORUM) for t in forty_conversations()]
    assert profile_of(forum, {}) == profile_of(forty_conversations(), {})
