"""What is said on the forum comes in as rows: each post once, as it stands now, without its text or a name."""

from datetime import timedelta
from pathlib import Path

import pytest
from forum_places import KINDS, Place
from house import BEN, EVE, TOM, House, Play, everything, playing
from sqlalchemy import Engine

from adapters.ledger.engine import reading
from core.discourse.forum_health import ForumHealth, forum_health
from core.facts import Facts
from core.forum import Draft
from core.message import Member, Role

THOUGHT = "I think the filter drops unmistakable rows, because a missing value is neither true nor false."
PEOPLE = [Member(f"fred{n}") for n in range(6)]


def facts(house: House) -> Facts:
    with reading(house.engine) as connection:
        return house.app.desk(connection).facts(house.now - timedelta(weeks=4), house.now)


def health(house: House) -> ForumHealth:
    found = forum_health(facts(house))
    assert found is not None
    return found


async def opened(house: House, folder: Path, kind: str) -> tuple[Place, str]:
    """A forum with one topic, opened three weeks ago by the bot's own account, and a house that knows it."""
    place = house.connect(kind, folder)
    (category,) = [c for c in await place.site.categories() if c.name == "Questions"]
    topic = await place.site.open_topic(Draft("k", "Joins that lose rows", "Why?", category.id, "ana"))
    await house.later(minutes=5)
    return place, topic.id


@pytest.mark.parametrize("kind", KINDS)
def test_posts_come_in_once_with_their_role_and_their_reading_and_nothing_else(
    play: Play, tmp_path: Path, kind: str
) -> None:
    async def dialogue(house: House) -> None:
        assert "forum" in facts(house).missing
        place, topic = await opened(house, tmp_path, kind)
        for who in (*PEOPLE, TOM):
            house.now += timedelta(hours=1)
            await place.reply(topic, who, THOUGHT)
        for _ in range(3):
            await house.later(minutes=5)
        assert "forum" not in facts(house).missing
        assert (health(house).topics, health(house).posts) == (1, 8)
        said = facts(house).forum
        assert [post.role for post in said].count(Role.FACILITATOR) == 1
        assert said[0].waited == timedelta(hours=1, minutes=5)
        assert all(post.reflection is not None for post in said[1:])
        kept = everything(house.engine)
        assert [trace for trace in ("unmistakable", "fred") if trace in kept] == []

    play(dialogue)


@pytest.mark.parametrize("kind", ["discourse"])
def test_an_edit_a_post_taken_back_and_a_deleted_topic_are_followed_within_a_day(
    play: Play, tmp_path: Path, kind: str
) -> None:
    async def dialogue(house: House) -> None:
        place, topic = await opened(house, tmp_path, kind)
        await place.reply(topic, BEN, THOUGHT)
        await place.reply(topic, EVE, "Thanks!")
        await house.later(minutes=5)
        posts = place.wire.kept[0].posts
        words = [post.words for post in facts(house).forum]
        posts[1].text = f"{THOUGHT} {THOUGHT}"
        await house.later(days=2)
        assert [post.words for post in facts(house).forum] == [words[0], 2 * words[1], words[2]]
        del posts[1]
        await house.later(minutes=5)
        assert health(house).posts == 2
        place.wire.kept[0].gone = True
        await house.later(days=2)
        assert (health(house).topics, health(house).posts) == (0, 0)

    play(dialogue)


def test_a_rounds_requests_stay_within_the_limit_and_nothing_is_read_twice(
    play: Play, tmp_path: Path
) -> None:
    async def dialogue(house: House) -> None:
        place, _ = await opened(house, tmp_path, "discourse")
        for number in range(40):
            place.wire.add(f"Topic {number}", "4", f"key {number}", THOUGHT)
        place.wire.asked.clear()
        rounds = []
        for _ in range(4):
            before = len(place.wire.asked)
            await house.later(minutes=3)
            rounds.append(len(place.wire.asked) - before)
        assert max(rounds) <= 20
        read = [r.url.path for r in place.wire.asked if r.url.path.startswith("/t/")]
        assert len(read) == len(set(read)) == 40
        assert health(house).posts == 41

    play(dialogue)


def test_who_is_forgotten_stays_forgotten_when_the_topic_is_read_again(play: Play, tmp_path: Path) -> None:
    async def dialogue(house: House) -> None:
        place, topic = await opened(house, tmp_path, "local")
        await place.reply(topic, BEN, THOUGHT)
        await place.reply(topic, EVE, THOUGHT)
        await house.later(minutes=5)
        assert health(house).posts == 3
        await house.press("forget-me.yes", who=BEN)
        assert health(house).posts == 2
        await place.reply(topic, EVE, THOUGHT)
        await house.later(days=2)
        assert health(house).posts == 3

    play(dialogue)


def test_of_two_replicas_one_asks_the_forum_and_both_know(engine: Engine, tmp_path: Path) -> None:
    async def dialogue(house: House) -> None:
        place, topic = await opened(house, tmp_path, "discourse")
        other = House(engine)
        other.forum, other.now = place.site, house.now
        other.start()
        await place.reply(topic, TOM, THOUGHT, accepted=True)
        asked = len(place.wire.asked)
        await house.later(minutes=2)
        once = len(place.wire.asked)
        assert once > asked
        other.now = house.now
        await other.app.catch_up()
        assert len(place.wire.asked) == once
        assert [section.text for section in other.app.accepted] == [THOUGHT]

    playing(House(engine))(dialogue)


def test_a_topic_that_is_refused_keeps_no_other_from_being_read(play: Play, tmp_path: Path) -> None:
    async def dialogue(house: House) -> None:
        place, _ = await opened(house, tmp_path, "discourse")
        for number in range(3):
            place.wire.add(f"Topic {number}", "4", f"key {number}", THOUGHT)
        place.wire.refused = {2}
        await place.reply("2", TOM, THOUGHT, accepted=True)
        for _ in range(2):
            await house.later(minutes=3)
        assert health(house).posts == 3
        await house.later(days=2)
        place.wire.refused = set()
        await house.later(minutes=5)
        assert health(house).posts == 5
        assert [section.text for section in house.app.accepted] == [THOUGHT]

    play(dialogue)
