"""A person's own page."""

from dataclasses import replace
from datetime import timedelta

from desk import ANA, CHAT, NOW, TEACHER, FakeDesk

from core.home import home
from core.programme import ChannelSettings, Mode
from core.reply import Buttons, Page, Table
from core.room import Preferences


def presses(page: Page) -> list[str]:
    return [button.does for block in page.blocks if isinstance(block, Buttons) for button in block.buttons]


def test_it_offers_peace_to_those_who_have_not_asked_for_it() -> None:
    assert presses(home(FakeDesk(), ANA)) == ["snooze.week", "opt-out.out"]


def test_it_offers_the_way_back_to_those_who_have() -> None:
    asleep = FakeDesk(wishes={ANA.id: Preferences(snoozed_until=NOW + timedelta(days=1))})
    assert presses(home(asleep, ANA)) == ["snooze.off", "opt-out.out"]
    awake = FakeDesk(wishes={ANA.id: Preferences(snoozed_until=NOW - timedelta(days=1))})
    assert presses(home(awake, ANA)) == ["snooze.week", "opt-out.out"]
    assert presses(home(FakeDesk(wishes={ANA.id: Preferences(opted_out=True)}), ANA)) == ["opt-out.back"]


def test_its_buttons_do_what_they_say() -> None:
    desk = FakeDesk()
    (change,) = desk.pressed("opt-out.out").changes
    assert "opted_out=True" in repr(change)
    (change,) = desk.pressed("snooze.off").changes
    assert "snoozed_until=None" in repr(change)


def test_it_says_where_the_bot_is_and_lists_facilitators_commands_to_them_alone() -> None:
    desk = FakeDesk(channel_settings={CHAT.id: replace(ChannelSettings(), mode=Mode.ON)})
    (table,) = (block for block in home(desk, ANA).blocks if isinstance(block, Table))
    assert table.rows == (("#course-chat", "on: says things privately", "0"),)
    assert "/stillwater digest" not in repr(home(desk, ANA))
    assert "/stillwater digest" in repr(home(desk, TEACHER))
