"""The app: what is heard is answered privately and in time, what a command changes is kept, each thing once."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from house import MONDAY, ON, TOM, House, Play, playing
from sqlalchemy import Engine

from adapters.docs import Index
from adapters.forums.local import LocalForum
from adapters.ledger import people
from adapters.ledger.engine import reading
from core.actions import DirectMessage, Nudge, Post
from core.answers import Section
from core.message import Member
from core.nudge import address
from core.programme import Mode
from core.refusal import Refusal
from core.reply.forms import Form

DOCS = Index(
    [
        Section(
            "setup.md#password", "Resetting your password", "You reset the password on the profile page."
        ),
        Section("setup.md#vpn", "The VPN", "Connect to the VPN before you open the database."),
        Section("work.md#hand-in", "Handing in", "Hand in your work as one notebook before Sunday."),
    ]
)
QUESTION = "How do I reset my password?"


@pytest.fixture
def play(engine: Engine) -> Play:
    return playing(House(engine, DOCS))


def test_a_question_is_answered_privately_after_the_grace_period_and_once(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await house.say(QUESTION)
        assert await house.later(minutes=9) == []
        (nudge,) = await house.later(minutes=2)
        assert isinstance(nudge, Nudge)
        assert nudge.to == "ana"
        assert await house.later(minutes=30) == []

    play(dialogue)


def test_what_the_platform_cannot_take_now_goes_out_later_and_once(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.wire.down = True
        await house.say(QUESTION)
        assert await house.later(minutes=11) == []
        house.wire.down = False
        assert len(await house.later(minutes=2)) == 1
        assert await house.later(minutes=10) == []

    play(dialogue)


def test_not_it_makes_the_channel_stricter_once(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        asked = await house.say(QUESTION)
        await house.later(minutes=11)
        for _ in range(2):
            await house.press("nudge.wrong", address(asked.ref))
        with reading(engine) as connection:
            assert people.settings(connection, "C1").not_it == 1

    play(dialogue)


async def strictness(house: House) -> str:
    """What a facilitator is told of it in the form of `setup`."""
    form = await house.ask("setup", TOM)
    assert isinstance(form, Form)
    return next(field.hint for field in form.fields if field.name == "strictness")


def test_a_channel_is_as_strict_as_its_members_have_made_it_until_a_hint_is_no_longer_given(
    play: Play,
) -> None:
    async def dialogue(house: House) -> None:
        await house.submit(await house.ask("setup", TOM), TOM, strictness="0.94")
        seen = []
        for n in range(30):
            asked = await house.say(QUESTION, f"member-{n}")
            hints = [one for one in await house.later(minutes=11) if isinstance(one, Nudge)]
            seen.append(await strictness(house))
            if not hints:
                break
            await house.press("nudge.wrong", address(asked.ref), Member(f"member-{n}"))
        assert 1 < len(seen) < 30
        assert seen[0].endswith("now 0.94.")
        assert seen == sorted(seen)

    play(dialogue)


def test_a_facilitator_sets_how_sure_an_answer_has_to_be(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await house.submit(await house.ask("setup", TOM), TOM, strictness="0.99")
        assert (await strictness(house)).endswith("now 0.99.")
        await house.say(QUESTION)
        assert await house.later(minutes=30) == []

    play(dialogue)


def test_nobody_else_can_answer_a_hint(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        asked = await house.say(QUESTION)
        await house.later(minutes=11)
        with pytest.raises(Refusal, match="Only the person"):
            await house.press("nudge.wrong", address(asked.ref), TOM)
        with reading(engine) as connection:
            assert people.settings(connection, "C1").not_it == 0

    play(dialogue)


def test_a_question_goes_to_the_forum_once_and_its_author_is_told_where(play: Play, tmp_path: Path) -> None:
    async def dialogue(house: House) -> None:
        house.forum = LocalForum(tmp_path / "forum.jsonl", lambda: house.now)
        house.start()
        asked = await house.say(QUESTION)
        await house.later(minutes=11)
        form = await house.press("nudge.forum", address(asked.ref))
        for _ in range(2):
            await house.submit(form)
        told, link = await house.later(seconds=1)
        assert isinstance(told, DirectMessage)
        assert told.to == "ana"
        assert isinstance(link, Post)
        (topic,) = await house.forum.topics(MONDAY)
        (post,) = await house.forum.posts(topic.id)
        assert post.text == QUESTION
        assert (topic.title, topic.author) == (QUESTION, "ana")

    play(dialogue)


def test_who_snoozes_is_left_in_peace(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await house.ask("snooze 2 days")
        await house.say(QUESTION)
        assert await house.later(minutes=11) == []

    play(dialogue)


def test_a_digest_is_posted_once_when_it_is_due_in_a_channel_that_is_switched_on(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.now = MONDAY - timedelta(days=5)
        for number in range(12):
            house.now += timedelta(hours=1)
            await house.say("I wonder whether the order of joins matters here.", who=f"person{number % 6}")
        house.now = MONDAY - timedelta(hours=2)
        before = [a for a in await house.later(hours=1) if isinstance(a, Post)]
        (digest,) = [a for a in await house.later(hours=2) if isinstance(a, Post)]
        assert before == []
        assert digest.channel == "C1"
        assert [a for a in await house.later(hours=5) if isinstance(a, Post)] == []

    play(dialogue)


def test_what_is_due_in_shadow_mode_is_not_sent(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.set(replace(ON, mode=Mode.SHADOW))
        await house.say(QUESTION)
        assert await house.later(minutes=11) == []

    play(dialogue)


def test_a_persons_own_page_says_how_the_bot_stands_towards_them_and_what_they_can_ask(play: Play) -> None:
    async def dialogue(house: House) -> None:
        shown = await house.app.home(TOM)
        text = repr(shown)
        assert "You may get a private hint from me now and then" in text
        assert "/stillwater digest" in text  # a facilitator's command

    play(dialogue)
