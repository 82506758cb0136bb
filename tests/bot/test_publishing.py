"""Publishing on the real app: the text is pinned once and enforced; what others pin is noticed and offered."""

import asyncio
from dataclasses import replace

from house import CHAT, EVE, TOM, House, Play

from adapters.docs import Index
from adapters.ledger import nudges, people
from adapters.ledger.engine import reading
from core.actions import DirectMessage, Nudge, Post
from core.answers import Section
from core.events import Described
from core.message import Member, MessageRef
from core.nudge import address
from core.reply.forms import Form
from core.reply.pages import Page

TEXT = "Please reply in threads.\nPlease do not use @channel in #general."


async def submit(
    house: House, form: Page | Form | None, who: Member = TOM, **values: str
) -> Page | Form | None:
    shown = await house.submit(form, who, **values)
    # What it sends goes out beside the answer.
    await house.app.catch_up(jobs_too=False)
    return shown


async def publish(house: House, text: str) -> None:
    said_back = await submit(house, await house.ask("protocol publish", TOM), text=text)
    await submit(house, said_back)


def test_a_published_protocol_is_pinned_once_and_enforced_with_its_version(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await publish(house, TEXT)
        (post,) = [a for a in house.wire.sent if isinstance(a, Post)]
        assert post.pin
        await house.say("@channel is anybody here?", broadcasts=frozenset({"channel"}))
        (nudge,) = [a for a in await house.later(minutes=20) if isinstance(a, Nudge)]
        assert "Please do not use @channel in #general." in str(nudge.page)
        await publish(house, "Please reply in threads.")
        with reading(house.engine) as connection:
            row = connection.execute(nudges.nudges.select()).one()
        assert row.protocol_version == 1  # the version in force then

    play(dialogue)


def test_what_is_said_to_a_pointer_does_not_move_how_sure_answers_have_to_be(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await publish(house, TEXT)
        for n, verb in enumerate(("helped", "wrong")):
            said = await house.say("@channel is anybody here?", f"m{n}", broadcasts=frozenset({"channel"}))
            assert [type(a) for a in await house.later(minutes=20)] == [Nudge]
            await house.press(f"nudge.{verb}", address(said.ref), Member(f"m{n}"))
        with reading(house.engine) as connection:
            settings = people.settings(connection, "C1")
        assert (settings.helped, settings.not_it) == (0, 0)

    play(dialogue)


async def broadcast(house: House, who: str) -> MessageRef | None:
    """Somebody calls everybody; the message, where they are pointed to the protocol for it."""
    said = await house.say("@channel is anybody here?", who, broadcasts=frozenset({"channel"}))
    told = [a for a in await house.later(days=1) if isinstance(a, Nudge)]
    return said.ref if told else None


async def fine(house: House, who: str) -> None:
    about = await broadcast(house, who)
    assert about is not None
    await house.press("nudge.wrong", address(about), Member(who))


def test_who_has_said_that_it_was_fine_is_not_told_again_and_others_are(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await publish(house, TEXT)
        await fine(house, "ana")
        assert await broadcast(house, "ana") is None
        assert await broadcast(house, "ben") is not None
        assert "You have said that it was fine" in str(await house.ask("protocol"))
        assert "You have said" not in str(await house.ask("protocol", TOM))

    play(dialogue)


def test_where_three_people_have_said_so_nobody_is_told_until_it_is_published_anew(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await publish(house, TEXT)
        for who in ("ana", "ben"):
            await fine(house, who)
        assert "Several people" not in str(await house.ask("protocol", TOM))
        await fine(house, "m3")
        assert await broadcast(house, "m4") is None
        assert "Several people have said that it was fine" in str(await house.ask("protocol", TOM))
        # Its owner has looked at it again: from now on everybody but those three may be told.
        await publish(house, f"{TEXT}\nPlease write in English.")
        assert await broadcast(house, "m4") is not None
        assert await broadcast(house, "ana") is None

    play(dialogue)


def test_more_thanks_than_that_and_it_is_still_pointed_out(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await publish(house, TEXT)
        for n in range(3):
            about = await broadcast(house, f"t{n}")
            assert about is not None
            await house.press("nudge.helped", address(about), Member(f"t{n}"))
            await fine(house, f"f{n}")
        assert await broadcast(house, "ana") is not None

    play(dialogue)


def test_two_owners_at_once_publish_one_version(play: Play) -> None:
    async def dialogue(house: House) -> None:
        mine = await submit(house, await house.ask("protocol publish", TOM), text=TEXT)
        await asyncio.gather(submit(house, mine), submit(house, mine, EVE))
        assert len([a for a in house.wire.sent if isinstance(a, Post) and a.pin]) == 1

    play(dialogue)


def test_a_pin_that_reads_as_rules_is_offered_to_the_owners_once(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await publish(house, TEXT)
        pinned = replace(CHAT, pins=("Do not just say hello; ask your question right away.", TEXT))
        await house.app.hear([Described(pinned, house.now)])
        offers = [a for a in await house.later(minutes=11) if isinstance(a, DirectMessage)]
        assert sorted(offer.to for offer in offers) == ["eve", "tom"]
        assert await house.later(days=2) == []
        (button,) = offers[0].page.buttons
        form = await house.press(button.does, button.about, EVE)
        assert isinstance(form, Form)
        assert "Do not just say hello" in form.fields[0].label

    play(dialogue)


def test_an_ordinary_topic_is_offered_to_nobody(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await house.app.hear([Described(replace(CHAT, topic="Autumn cohort, week three"), house.now)])
        assert await house.later(hours=2) == []

    play(dialogue)


HELLO = "Do not just say hello; ask your question right away."


def test_a_pin_that_says_less_since_is_offered_to_be_gone_through_once(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await house.app.hear([Described(replace(CHAT, pins=(f"{TEXT}\n{HELLO}",)), house.now)])
        await publish(house, f"{TEXT}\n{HELLO}")
        await house.later(minutes=11)
        await house.app.hear([Described(replace(CHAT, pins=(TEXT,)), house.now)])
        told = [a for a in await house.later(minutes=11) if isinstance(a, DirectMessage)]
        assert sorted(one.to for one in told) == ["eve", "tom"]
        assert "stays in force as it was" in str(told[0].page)
        assert await house.later(days=2) == []
        through, again = told[0].page.buttons
        form = await house.press(through.does, through.about, EVE)
        assert isinstance(form, Form)
        assert not any("hello" in field.label for field in form.fields)
        assert again.does == "protocol.again"

    play(dialogue)


def test_a_pin_taken_down_can_be_posted_and_pinned_again(play: Play) -> None:
    async def dialogue(house: House) -> None:
        await house.app.hear([Described(replace(CHAT, pins=(TEXT,)), house.now)])
        await publish(house, TEXT)
        await house.later(minutes=11)
        await house.app.hear([Described(CHAT, house.now)])
        told = [a for a in await house.later(days=2) if isinstance(a, DirectMessage)]
        assert sorted(one.to for one in told) == ["eve", "tom"]
        (again,) = told[0].page.buttons
        await house.press(again.does, again.about, EVE)
        (post,) = [a for a in await house.later(minutes=1) if isinstance(a, Post)]
        assert post.pin
        assert "Please do not use @channel" in str(post.page)

    play(dialogue)


def test_a_page_of_the_docs_becomes_the_protocol_and_what_changes_in_it_is_offered(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.app.use(Index([Section("chat.md#in-the-chat", "In the chat", TEXT)]))
        said_back = await house.ask("protocol source chat.md", TOM)
        await submit(house, said_back)
        (post,) = [a for a in house.wire.sent if isinstance(a, Post)]
        assert "Please reply in threads." in str(post.page)
        assert await house.later(minutes=11) == []
        house.app.use(Index([Section("chat.md#in-the-chat", "In the chat", f"{TEXT}\n{HELLO}")]))
        offers = [a for a in await house.later(minutes=11) if isinstance(a, DirectMessage)]
        assert sorted(offer.to for offer in offers) == ["eve", "tom"]

    play(dialogue)
