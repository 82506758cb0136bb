"""What the bot says in Teams: where it goes, that private stays private, and what Teams refuses."""

from datetime import timedelta

import pytest
from fake_teams import CHANNEL, GROUP, PERSONAL
from remembered import Remembered
from teams_wire import HELLO, run, scene

from adapters.platforms.teams import Keys, Teams
from adapters.platforms.teams.sending import mark
from core.actions import DirectMessage, Nudge, Post, Revise
from core.message import MessageRef
from core.ports import Delivered, Postponed, Undeliverable
from core.reply.pages import page


def test_what_is_private_goes_to_the_personal_chat_where_targeted_messages_are_off() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("hello")
            s.teams.targeted_allowed = False
            nudge = Nudge("k", "29:ana", MessageRef(CHANNEL, "1"), HELLO)
            assert isinstance(await s.platform.deliver(nudge), Delivered)
            (sent,) = s.teams.sent
            assert sent["conversation"] == "a:29:ana"
            # The next one finds the chat open.
            await s.platform.deliver(nudge)
            assert len(s.teams.opened) == 1

    run(dialogue)


def test_a_private_hint_is_never_posted_publicly_when_both_ways_fail() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("hello")
            s.teams.targeted_allowed = False
            s.teams.next_statuses = [403, 403]
            delivery = await s.platform.deliver(Nudge("k", "29:ana", MessageRef(CHANNEL, "1"), HELLO))
            assert isinstance(delivery, Undeliverable)
            assert "consented" in delivery.facilitators_should
            assert s.teams.sent == []

    run(dialogue)


def test_a_person_teams_never_told_us_of_cannot_be_written_to() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            delivery = await s.platform.deliver(DirectMessage("k", "29:nobody", HELLO))
            assert isinstance(delivery, Undeliverable)
            assert "write to it once" in delivery.facilitators_should

    run(dialogue)


def test_where_people_are_survives_a_restart() -> None:
    async def dialogue() -> None:
        notes = Remembered()
        async with scene(notes=notes) as s:
            await s.say("hello")
            base = s.teams.base
        async with scene(notes=notes) as s:
            for kept in s.notes.values():
                assert kept["service"] == base
                kept["service"] = s.teams.base  # type: ignore[index]
            assert isinstance(await s.platform.deliver(Post("digest", CHANNEL, HELLO)), Delivered)
            assert s.teams.opened[0]["channelData"]["channel"]["id"] == CHANNEL

    run(dialogue)


def test_posts_open_a_thread_or_answer_in_one_or_go_into_the_group_chat() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("hello")
            await s.say("hello", GROUP)
            opened = await s.platform.deliver(Post("d1", CHANNEL, HELLO))
            assert opened == Delivered(MessageRef(CHANNEL, "t1"))
            await s.platform.deliver(Post("d2", CHANNEL, HELLO, thread="1699"))
            await s.platform.deliver(Post("d3", GROUP, HELLO))
            assert [sent["conversation"] for sent in s.teams.sent] == [
                CHANNEL,
                f"{CHANNEL};messageid=1699",
                GROUP,
            ]
            first = s.teams.sent[0]["attachments"][0]["content"]["body"][0]
            assert first["id"] == mark("d1")
            await s.platform.deliver(Revise("r", MessageRef(CHANNEL, "t1"), page("New")))
            assert s.teams.updated[0]["id"] == "t1"

    run(dialogue)


@pytest.mark.parametrize("status", [412, 429, 502, 503, 504])
def test_where_teams_is_busy_it_is_tried_again_and_then_later(status: int) -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("hello")
            s.teams.next_statuses = [status, status]
            assert isinstance(await s.platform.deliver(Post("d", CHANNEL, HELLO)), Delivered)
            s.teams.next_statuses = [(status, "120")]
            later = await s.platform.deliver(Post("d", CHANNEL, HELLO))
            assert isinstance(later, Postponed)
            assert later.wait == timedelta(seconds=120)

    run(dialogue)


def test_a_card_that_is_too_big_after_all_is_cut_and_says_so() -> None:
    async def dialogue() -> None:
        async with scene() as s:
            await s.say("hello")
            s.teams.next_statuses = [413]
            long = page("Long", *(page("x" * 900).blocks[0] for _ in range(20)))
            await s.platform.deliver(Post("d", CHANNEL, long, thread="1"))
            assert "The rest is left out" in s.texts()[0]

    run(dialogue)


def test_links_open_the_message() -> None:
    platform = Teams(Keys(development=True, host="127.0.0.1"), Remembered())
    assert (
        platform.link(MessageRef(CHANNEL, "17"))
        == "https://teams.microsoft.com/l/message/19%3Acourse%40thread.tacv2/17"
    )
    assert platform.link(MessageRef(PERSONAL, "17")) is None
    assert platform.serves(CHANNEL)
    assert platform.serves("29:ana")
    assert not platform.serves("T1/C1")
    assert not platform.serves("U1")
