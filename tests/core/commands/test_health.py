"""`/stillwater health`, as dialogues."""

from datetime import timedelta

from desk import ANA, CHAT, NOW, TEACHER, FakeDesk, read_out

from core.facts import Facts, Talk
from core.message import Member, Role
from core.programme import Programme
from core.reply.figures import Chart, Table
from core.reply.pages import Page

ZONES = ("Europe/Paris", "Asia/Tokyo")
PEOPLE = {f"U{n}": Member(f"U{n}", f"P{n}", Role.LEARNER, ZONES[n % 2]) for n in range(10)}


def said(n: int, reflection: float | None, channel: str = CHAT.id, **more: object) -> Talk:
    at = NOW - timedelta(hours=6 * (100 - n))
    return Talk(channel, f"m{n}", f"U{n % 10}", Role.LEARNER, at, f"m{n}", 12, reflection, **more)  # type: ignore[arg-type]


def desk(*talk: Talk, forum: tuple[Talk, ...] = ()) -> FakeDesk:
    missing = frozenset[str]() if forum else frozenset({"forum"})
    facts = Facts(
        Programme("Working with data"),
        NOW - timedelta(weeks=4),
        NOW,
        talk,
        forum,
        members=PEOPLE,
        missing=missing,
    )
    return FakeDesk(known=facts)


def test_mostly_reactive_talk_is_said_so_with_its_interval() -> None:
    outcome = desk(*(said(n, 1.0 if n % 10 == 0 else 0.0) for n in range(100))).asked("health", TEACHER)
    heard = read_out(outcome)
    assert heard.startswith("Nearly all of the talk is reactive: 10% (6% to 17%) of messages")
    assert "No forum is known to compare with." in heard
    assert isinstance(outcome.show, Page)
    assert any(isinstance(block, Chart) for block in outcome.show.blocks)


def test_too_little_talk_is_not_enough_data() -> None:
    heard = read_out(desk(*(said(n, 0.9) for n in range(19))).asked("health", TEACHER))
    assert heard.startswith("Not enough data: a profile needs 20 readable messages by 5 people or more")
    assert "has 19 readable messages" in heard
    forum = tuple(said(n, 0.9, channel="forum") for n in range(3))
    assert "On the forum: 3 new topics, 3 posts." in read_out(desk(forum=forum).asked("health", TEACHER))


def test_four_people_are_too_few_however_much_they_say() -> None:
    talk = [said(n, 0.9) for n in range(100) if n % 10 < 4]
    assert read_out(desk(*talk).asked("health", TEACHER)).startswith("Not enough data")


def test_lost_questions_and_a_forum_that_goes_deeper_are_named() -> None:
    chat = [said(n, 0.0, is_question=n % 2 == 0) for n in range(100)]
    forum = tuple(said(n, 1.0, channel="forum") for n in range(60))
    outcome = desk(*chat, forum=forum).asked("health", TEACHER)
    heard = read_out(outcome)
    assert "The forum's talk is more reflective than the chat's." in heard
    assert "At least one question in five scrolls away without a reply." in heard
    assert "On the forum: 60 new topics, 60 posts." in heard
    assert "60 topics have had no reply for a day or more." in heard
    assert isinstance(outcome.show, Page)
    table = next(block for block in outcome.show.blocks if isinstance(block, Table))
    assert table.columns == ("", "Chat", "Forum")
    assert table.rows[1] == ("Reflective messages", "0% (0% to 4%)", "100% (94% to 100%)")


def test_clocks_stand_beside_each_other_with_their_share_of_the_talk() -> None:
    outcome = desk(*(said(n, 0.9) for n in range(100))).asked("health", TEACHER)
    assert isinstance(outcome.show, Page)
    table = next(block for block in outcome.show.blocks if isinstance(block, Table))
    assert table.rows[-2:] == tuple(
        (f"Clocks of {region}", "50% of the talk by 50% of the people; questions answered within a day: not enough data")
        for region in ("Asia and the Pacific", "Europe and Africa")
    )  # fmt: skip


def test_a_learner_is_not_shown_it() -> None:
    assert read_out(desk().asked("health", ANA)).startswith("This needs a facilitator")


def test_nobody_is_named() -> None:
    outcome = desk(*(said(n, 0.1) for n in range(100))).asked("health", TEACHER)
    assert not any(member.name in str(outcome.show) for member in PEOPLE.values())
