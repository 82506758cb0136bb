"""The honest ledger of hints: what helped, what did not, and what is not known."""

import pytest
from house import ANA, BEN, House, Play, playing
from sqlalchemy import Engine

from adapters.docs import Index
from adapters.ledger import nudges, people
from adapters.ledger.engine import reading
from core.actions import Nudge
from core.answers import Section
from core.message import Message
from core.nudge import address
from core.refusal import Refusal
from core.reply.blocks import Text
from core.reply.spans import Link
from core.verdict import Verdict

PASSWORD = Section(
    "setup.md#password", "Resetting your password", "You reset the password on the profile page.",
    url="https://docs.example/setup#password",
)  # fmt: skip
DOCS = Index(
    [
        PASSWORD,
        Section("setup.md#vpn", "The VPN", "Connect to the VPN before you open the database."),
        Section("work.md#hand-in", "Handing in", "Hand in your work as one notebook before Sunday."),
    ]
)


async def hinted(house: House) -> Message:
    """Ana asks, and is shown a page that she can open."""
    asked = await house.say("How do I reset my password?")
    (hint,) = [action for action in await house.later(minutes=11) if isinstance(action, Nudge)]
    links = [
        span for b in hint.page.blocks if isinstance(b, Text) for span in b.line if isinstance(span, Link)
    ]
    assert [(link.does, link.url) for link in links] == [("nudge.opened", PASSWORD.url)]
    return asked


def verdict(house: House, asked: Message) -> Verdict:
    with reading(house.engine) as connection:
        record = nudges.about(connection, asked.ref)
    assert record is not None
    return record.verdict


@pytest.fixture
def play(engine: Engine) -> Play:
    return playing(House(engine, DOCS))


def test_who_opens_the_page_and_asks_no_more_for_three_days_was_helped_and_the_channel_learns_nothing_of_it(
    play: Play,
) -> None:
    async def dialogue(house: House) -> None:
        asked = await hinted(house)
        assert await house.press("nudge.opened", address(asked.ref)) is None
        await house.later(hours=71)
        assert verdict(house, asked) is Verdict.SILENT
        await house.later(hours=2)
        assert verdict(house, asked) is Verdict.HELPED
        with reading(house.engine) as connection:
            assert people.settings(connection, "C1").helped == 0

    play(dialogue)


@pytest.mark.parametrize("again", ["another question", "more in the same thread"])
def test_who_asks_again_was_not_helped_for_all_that_is_known(play: Play, again: str) -> None:
    async def dialogue(house: House) -> None:
        asked = await hinted(house)
        await house.press("nudge.opened", address(asked.ref))
        await house.later(hours=30)
        if again == "another question":
            await house.say("Where do I find the notebook of last week?")
        else:
            await house.say("That did nothing for me.", thread=asked.ref.id)
        for _ in range(3):
            await house.later(days=2)
        assert verdict(house, asked) is Verdict.SILENT

    play(dialogue)


def test_what_others_ask_says_nothing_about_it(play: Play) -> None:
    async def dialogue(house: House) -> None:
        asked = await hinted(house)
        await house.press("nudge.opened", address(asked.ref))
        await house.say("Where do I find the notebook of last week?", BEN.id)
        await house.later(days=4)
        assert verdict(house, asked) is Verdict.HELPED

    play(dialogue)


def test_silence_is_never_success(play: Play) -> None:
    async def dialogue(house: House) -> None:
        asked = await hinted(house)
        await house.later(days=9)
        assert verdict(house, asked) is Verdict.SILENT
        with pytest.raises(Refusal):
            await house.press("nudge.opened", address(asked.ref), BEN)
        await house.later(days=4)
        assert verdict(house, asked) is Verdict.SILENT

    play(dialogue)


def test_what_its_reader_says_goes_before_what_was_seen(play: Play) -> None:
    async def dialogue(house: House) -> None:
        asked = await hinted(house)
        await house.press("nudge.opened", address(asked.ref))
        await house.later(days=4)
        assert verdict(house, asked) is Verdict.HELPED
        await house.press("nudge.wrong", address(asked.ref), ANA)
        assert verdict(house, asked) is Verdict.WRONG
        await house.press("nudge.helped", address(asked.ref), ANA)
        assert verdict(house, asked) is Verdict.WRONG
        await house.later(days=4)
        assert verdict(house, asked) is Verdict.WRONG

    play(dialogue)
