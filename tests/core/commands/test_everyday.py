"""Dialogues with help, status, snooze, opt-out, forget-me and setup."""

import re
from datetime import time, timedelta

import pytest
from desk import ANA, CHAT, NOW, TEACHER, FakeDesk, read_out

from core.changes import ChangePreferences, ChangeSettings, Forget
from core.facts import Facts
from core.message import Member
from core.programme import ChannelSettings, Mode, Programme
from core.refusal import Refusal
from core.reply.blocks import Button
from core.reply.forms import Form
from core.reply.pages import Page
from core.room import Preferences


def buttons(shown: object) -> tuple[Button, ...]:
    assert isinstance(shown, Page)
    return shown.buttons


def test_help_lists_commands_and_keeps_setup_to_facilitators() -> None:
    assert "/stillwater snooze" in read_out(FakeDesk().asked("help"))
    assert "/stillwater setup" not in read_out(FakeDesk().asked("help"))
    assert "/stillwater setup" in read_out(FakeDesk().asked("help", TEACHER))


def test_each_is_shown_only_the_forms_they_may_use() -> None:
    desk = FakeDesk()
    assert "/stillwater protocol [history] " in read_out(desk.asked("help"))
    assert "/stillwater protocol [publish | history | starter | source PAGE]" in read_out(
        desk.asked("help", TEACHER)
    )
    with pytest.raises(Refusal, match="takes history, or nothing"):
        desk.asked("protocol burn")
    with pytest.raises(Refusal, match="takes publish, history, starter or source"):
        desk.asked("protocol burn", TEACHER)
    # Nor is anybody sent to a command that would turn them away.
    assert "setup" not in read_out(desk.asked("setpu"))
    assert "Did you mean “setup”?" in read_out(desk.asked("setpu", TEACHER))


@pytest.mark.parametrize("who", [ANA, TEACHER])
def test_nothing_that_help_shows_turns_its_reader_away(who: Member) -> None:
    desk = FakeDesk(known=Facts(Programme("p"), NOW - timedelta(days=7), NOW))
    shown = re.findall(r"/stillwater ([\w-]+) \[([^\]]+)\]", read_out(desk.asked("help", who)))
    assert len(shown) > 3
    for word, forms in shown:
        for form in forms.split(" | "):
            try:
                said = repr(desk.asked(f"{word} {form}", who).show)
            except Refusal as refusal:
                said = str(refusal)
            assert "needs a facilitator" not in said, (word, form)


def test_an_unknown_word_gets_the_nearest_suggestion() -> None:
    assert "Did you mean “snooze”?" in read_out(FakeDesk().asked("snoze"))
    assert "“help” lists" in read_out(FakeDesk().asked("xyzzy"))


def test_status_in_a_new_channel_says_shadow_mode() -> None:
    told = read_out(FakeDesk().asked("status"))
    assert "shadow mode" in told
    assert "10 minutes" in told
    assert "kept back" not in told


def test_status_shows_facilitators_what_was_kept_back_and_how_to_change_it() -> None:
    outcome = FakeDesk().asked("status", TEACHER)
    assert "kept back in shadow mode" in read_out(outcome)
    assert [b.does for b in buttons(outcome.show)] == ["setup.open", "sources.show"]


def test_status_says_when_i_am_snoozed_or_out() -> None:
    asleep = FakeDesk(wishes={"U1": Preferences(snoozed_until=NOW + timedelta(days=1))})
    assert "snoozed me until Tue 06 Oct" in read_out(asleep.asked("status"))
    assert "opted out" in read_out(FakeDesk(wishes={"U1": Preferences(opted_out=True)}).asked("status"))
    woken = FakeDesk(wishes={"U1": Preferences(snoozed_until=NOW)})
    assert "snoozed me" not in read_out(woken.asked("status"))


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("", timedelta(weeks=1)),
        ("3 hours", timedelta(hours=3)),
        ("2d", timedelta(days=2)),
        ("for a week", timedelta(weeks=1)),
        ("1 month", timedelta(days=30)),
    ],
)
def test_snooze_as_long_as_was_said(words: str, wanted: timedelta) -> None:
    outcome = FakeDesk().asked(f"snooze {words}".strip())
    assert outcome.changes == (ChangePreferences("U1", Preferences(snoozed_until=NOW + wanted)),)


@pytest.mark.parametrize("words", ["soon", "0 days", "999 weeks", "-1 days"])
def test_snooze_asks_again_where_it_did_not_understand(words: str) -> None:
    with pytest.raises(Refusal):
        FakeDesk().asked(f"snooze {words}")


def test_snooze_keeps_an_opt_out_and_off_ends_it() -> None:
    desk = FakeDesk(wishes={"U1": Preferences(opted_out=True, snoozed_until=NOW)})
    woken = (ChangePreferences("U1", Preferences(opted_out=True)),)
    assert desk.asked("snooze off").changes == woken
    assert desk.pressed("snooze.off").changes == woken
    assert desk.pressed("snooze.week").changes[0].preferences.snoozed_until == NOW + timedelta(weeks=1)  # type: ignore[union-attr]


def test_opt_out_and_back() -> None:
    out = FakeDesk().asked("opt-out")
    assert out.changes == (ChangePreferences("U1", Preferences(opted_out=True)),)
    assert [b.does for b in buttons(out.show)] == ["opt-out.back"]
    desk = FakeDesk(wishes={"U1": Preferences(opted_out=True)})
    for back in (desk.asked("opt-out back"), desk.pressed("opt-out.back")):
        assert back.changes == (ChangePreferences("U1", Preferences()),)


def test_forget_me_asks_first_and_forgets_only_who_pressed() -> None:
    first = FakeDesk().asked("forget-me")
    assert first.changes == ()
    (button,) = buttons(first.show)
    assert button.confirm
    assert FakeDesk().pressed(button.does, "U8").changes == (Forget("U1"),)


FILLED = {
    "mode": "on", "grace": "5", "quiet_from": "22:30", "quiet_until": "7:00",
    "digest_day": "4", "digest_at": "16:00", "timezone": "Asia/Tokyo", "strictness": "0.9",
}  # fmt: skip


def test_setup_is_for_facilitators_and_the_channels_creator() -> None:
    assert "needs a facilitator" in read_out(FakeDesk().asked("setup on"))
    assert "needs a facilitator" in read_out(FakeDesk().submitted("setup.save", FILLED, ANA))
    assert isinstance(FakeDesk().asked("setup", TEACHER).show, Form)
    assert isinstance(FakeDesk().asked("setup", Member("U9")).show, Form)


def test_setup_with_a_mode_sets_it_and_leaves_the_rest() -> None:
    desk = FakeDesk(channel_settings={CHAT.id: ChannelSettings(not_it=3)})
    on = desk.asked("setup on", TEACHER)
    assert on.changes == (ChangeSettings(CHAT.id, ChannelSettings(mode=Mode.ON, not_it=3)),)


def test_setup_saves_the_form() -> None:
    (change,) = FakeDesk().submitted("setup.save", FILLED, TEACHER).changes
    assert change == ChangeSettings(
        CHAT.id,
        ChannelSettings(
            Mode.ON, timedelta(minutes=5), quiet_from=time(22, 30), quiet_until=time(7),
            digest_day=4, digest_at=time(16), timezone="Asia/Tokyo", strictness=0.9,
        ),
    )  # fmt: skip


def test_setup_opens_with_what_saving_it_unchanged_keeps() -> None:
    form = FakeDesk().asked("setup", TEACHER).show
    assert isinstance(form, Form)
    shown = {field.name: field.value for field in form.fields}
    assert FakeDesk().submitted("setup.save", shown, TEACHER).changes == (
        ChangeSettings(CHAT.id, ChannelSettings()),
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [("grace", "-1"), ("grace", "soon"), ("grace", "nan"), ("quiet_from", "25:00"), ("digest_at", ""),
     ("strictness", "1"), ("mode", "loud"), ("digest_day", "7"),
     ("timezone", "Mars"), ("timezone", "Europe"), ("timezone", "../x")],
)  # fmt: skip
def test_setup_names_what_cannot_be_used(name: str, value: str) -> None:
    with pytest.raises(Refusal):
        FakeDesk().submitted("setup.save", {**FILLED, name: value}, TEACHER)
