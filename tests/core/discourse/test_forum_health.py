"""How a forum is, against figures counted by hand; and what is not said of it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.discourse.forum_health import Life, forum_health, life_of
from core.discourse.forum_words import forum_words
from core.discourse.posts import talk_of
from core.facts import Facts, Talk
from core.forum import ForumPost
from core.message import Role
from core.programme import Programme

MONDAY = datetime(2026, 3, 2, 9, tzinfo=UTC)
THOUGHT = "I think the filter drops rows because a missing value is neither true nor false; perhaps the order matters."


def topic(number: int, *replies: tuple[str, float], opened: datetime = MONDAY) -> list[ForumPost]:
    """A topic opened by a learner of its own; replies as who replied, after how many hours."""
    opening = ForumPost(f"p{number}", f"t{number}", f"ana{number}", opened, THOUGHT)
    answers = [
        ForumPost(f"p{number}-{n}", f"t{number}", who, opened + timedelta(hours=hours), THOUGHT,
                  Role.FACILITATOR if who == "tom" else Role.LEARNER, opening.id)
        for n, (who, hours) in enumerate(replies)
    ]  # fmt: skip
    return [opening, *answers]


def facts(posts: list[ForumPost], weeks: float = 1, **more: object) -> Facts:
    return Facts(Programme("Course"), MONDAY, MONDAY + timedelta(weeks=weeks), forum=talk_of(posts), **more)  # type: ignore[arg-type]


def test_topics_first_replies_by_role_and_what_waits() -> None:
    answered = [topic(n, ("tom", hours)) for n, hours in enumerate((1, 2, 3, 8, 20))]
    by_peers = [topic(10 + n, ("ben", 2.0)) for n in range(4)]
    own_words_only = topic(20, ("ana20", 1))
    nobody = topic(21)
    just_now = topic(22, opened=MONDAY + timedelta(days=6, hours=5))
    posts = [post for one in (*answered, *by_peers, own_words_only, nobody, just_now) for post in one]
    health = forum_health(facts(posts))
    assert health is not None
    assert (health.topics, health.posts, health.waiting) == (12, 22, 2)
    # Four first replies by learners are too few for a figure.
    assert health.first_reply == ((Role.FACILITATOR, timedelta(hours=3)),)
    assert health.reflective is not None
    assert health.reflective.share > 0.5
    said = list(forum_words(health))
    assert said[:3] == [
        "On the forum: 12 new topics, 22 posts.",
        "2 topics have had no reply for a day or more.",
        "Half of the first replies by facilitators came within 3 h.",
    ]


def test_of_four_people_only_what_anybody_can_count_is_said() -> None:
    posts = [post for n in range(3) for post in topic(n, *[("tom", 1.0)] * 9)]
    health = forum_health(facts(posts))
    assert health is not None
    assert (health.posts, health.reflective, health.first_reply) == (30, None, ())
    assert "Not enough data to say how reflective its posts are." in list(forum_words(health))


def test_a_forum_that_is_not_known_is_not_an_empty_one() -> None:
    assert forum_health(facts([], missing=frozenset({"forum"}))) is None
    empty = forum_health(facts([]))
    assert empty is not None
    assert list(forum_words(empty)) == ["On the forum: 0 new topics, 0 posts."]


@pytest.mark.parametrize(
    ("weekly", "life"),
    [
        ((9, 9, 9, 9), Life.STEADY),
        ((9, 9, 4, 4), Life.FADING),
        ((9, 9, 14, 14), Life.GROWING),
        ((9, 9, 2, 2), Life.GHOST_TOWN),
        ((0, 0, 0, 0), Life.GHOST_TOWN),
        # Two weeks are enough to see a ghost town, and not to see where a living forum goes.
        ((4, 0), Life.GHOST_TOWN),
        ((4, 4), Life.UNKNOWN),
        ((4,), Life.UNKNOWN),
    ],
)
def test_where_it_is_going(weekly: tuple[int, ...], life: Life) -> None:
    posts = [
        post for week, many in enumerate(weekly) for n in range(many)
        for post in topic(100 * week + n, opened=MONDAY + timedelta(weeks=week, hours=n))
    ]  # fmt: skip
    chat = Talk("C1", "m", "ana", Role.LEARNER, MONDAY, "m", 9, 0.1)
    assert life_of(replace(facts(posts, len(weekly)), talk=(chat,))) is life


def test_it_is_told_beside_the_week_before() -> None:
    last, now = (
        forum_health(facts(topic(1))),
        forum_health(facts([*topic(1, ("ben", 1)), *topic(2, ("ben", 1))])),
    )
    assert now is not None
    first, *_ = forum_words(now, last)
    assert first == "On the forum: 2 new topics, 4 posts (the week before: 1 new topic, 1 post)."
