"""A person's own page."""

from dataclasses import replace
from datetime import timedelta

from desk import ANA, CHAT, NOW, TEACHER, FakeDesk

from core.changes import ChangeSettings, Judge
from core.commands import respond
from core.decide import Kind
from core.home import home
from core.interactions import Pressed, Submitted
from core.message import Channel, MessageRef
from core.nudge import address
from core.nudge_record import NudgeRecord
from core.programme import ChannelSettings, Mode
from core.protocols import ChannelProtocol, Clause, State
from core.reply.figures import Table
from core.reply.forms import Form
from core.reply.pages import Page
from core.room import Preferences
from core.verdict import Verdict


def presses(page: Page) -> list[str]:
    return [button.does for button in page.buttons]


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


def hint(number: int, to: str = ANA.id, *, shadow: bool = False, kind: Kind = Kind.ANSWER) -> NudgeRecord:
    about = MessageRef(CHAT.id, f"1790000{number:03}.000100")
    return NudgeRecord(about, to, kind, NOW - timedelta(hours=number), shadow, f"Because {number}.")


def test_hints_stay_a_week_for_their_reader_alone_until_answered() -> None:
    old = replace(hint(1), at=NOW - timedelta(days=9))
    answered = replace(hint(2), verdict=Verdict.HELPED, because="Answered.")
    desk = FakeDesk(said=[old, answered, hint(4, to="U2"), hint(5), hint(3, kind=Kind.CLAUSE)])
    shown = home(desk, ANA)
    assert presses(shown)[2:] == [
        "nudge.helped", "nudge.wrong", "nudge.helped", "nudge.wrong", "nudge.forum",
    ]  # fmt: skip
    assert [word in repr(shown) for word in ("Because 3.", "Because 5.", "Because 4.", "Answered.")] == [
        True, True, False, False,
    ]  # fmt: skip
    (judged,) = desk.pressed("nudge.helped", address(hint(5).about)).changes
    assert judged == Judge(hint(5).about, Verdict.HELPED)


def test_a_facilitator_sees_what_shadow_mode_kept_back_and_nobody_else_does() -> None:
    desk = FakeDesk(said=[hint(n, to="U2", shadow=True) for n in range(9, 0, -1)])
    assert "Because 1." in repr(home(desk, TEACHER))
    assert "9 in the last seven days" in repr(home(desk, TEACHER))
    assert "Because 1." not in repr(home(desk, ANA))


def test_a_facilitator_is_told_of_clauses_that_wait_to_be_confirmed_and_of_no_others() -> None:
    read = Clause("1", "no_noise", {}, "No memes, please.", "Do not post memes.")
    waiting = FakeDesk(protocols={CHAT.id: ChannelProtocol(1, NOW, read.sentence, (read,))})
    assert "1 clause is read but not confirmed in " in repr(home(waiting, TEACHER))
    assert "not confirmed" not in repr(home(waiting, ANA))
    confirmed = replace(read, state=State.CONFIRMED)
    assert "not confirmed" not in repr(
        home(FakeDesk(protocols={CHAT.id: ChannelProtocol(1, NOW, read.sentence, (confirmed,))}), TEACHER)
    )


def test_a_facilitator_opens_a_channels_settings_there_and_they_are_that_channels() -> None:
    desk = FakeDesk()
    assert "setup.open" in presses(home(desk, TEACHER))
    assert "setup.open" not in presses(home(desk, ANA))
    nowhere = Channel("")
    form = respond(desk, Pressed("setup.open", CHAT.id, TEACHER, nowhere, NOW)).show
    assert isinstance(form, Form)
    filled = {field.name: field.value for field in form.fields} | {"mode": "on"}
    saved = respond(desk, Submitted("setup.save", form.about, TEACHER, nowhere, NOW, filled))
    (change,) = saved.changes
    assert isinstance(change, ChangeSettings)
    assert (change.channel, change.settings.mode) == (CHAT.id, Mode.ON)
