"""The one press that puts a message right: what was pressed, what the author sees, what goes out in their name."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from desk import ANA, CHAT, NOW, TEACHER, FakeDesk, read_out

from core.actions import Post
from core.changes import Judge, Send
from core.commands import Outcome
from core.decide import Kind
from core.message import Message, MessageRef
from core.nudge import clause_page
from core.nudge_record import NudgeRecord
from core.protocols import Breach, ChannelProtocol, Clause, Fix, State
from core.refusal import Refusal
from core.reply.blocks import Button, Quote, Text
from core.reply.spans import Code
from core.verdict import Verdict

SAID = Message(MessageRef(CHAT.id, "7.1"), ANA.id, NOW, "See:\nimport os\ndef f():\n    return 1\n")
RULE = Clause("q", "quiet_hours", {"window": ["weekends"], "obligation": "no_mentions"},
              "Please do not tag people at weekends.", "", State.CONFIRMED)  # fmt: skip


def desk(**more: object) -> FakeDesk:
    hint = NudgeRecord(SAID.ref, ANA.id, Kind.CLAUSE, NOW, shadow=False, because="")
    return replace(FakeDesk(messages={SAID.ref: SAID}, said=[hint]), **more)


def button(fix: Fix, target: str = "", *, forum: bool = True) -> Button:
    shown = clause_page(SAID.ref, Breach(RULE, "", ("You could …",), (), fix, target), forum=forum)
    return shown.buttons[0]


def post(outcome: Outcome) -> tuple[Post, datetime | None]:
    send, judged = outcome.changes
    assert isinstance(send, Send)
    assert isinstance(send.action, Post)
    assert judged == Judge(SAID.ref, Verdict.HELPED)
    assert outcome.replaces
    return send.action, send.at


def press(fix: Fix, target: str = "", on: FakeDesk | None = None) -> Outcome:
    pressed = button(fix, target)
    assert pressed.primary
    return (on or desk()).pressed(pressed.does, pressed.about)


def test_it_is_put_into_the_thread_of_the_question_under_its_authors_name() -> None:
    outcome = press(Fix.THREAD, "3.1")
    copy, at = post(outcome)
    assert (copy.channel, copy.thread, copy.by, at) == (CHAT.id, "3.1", ANA.id, None)
    assert Quote(SAID.text) in copy.page.blocks
    assert "take your own message back" in read_out(outcome)


def test_code_is_posted_as_a_code_block_in_the_thread() -> None:
    copy, _ = post(press(Fix.REFORMAT))
    assert copy.thread == SAID.ref.id
    assert Text((Code("import os\ndef f():\n    return 1\n"),)) in copy.page.blocks


def test_solved_is_said_in_the_thread() -> None:
    copy, _ = post(press(Fix.SOLVED))
    assert copy.thread == SAID.ref.id
    assert "Solved" in copy.page.summary


def test_it_is_said_in_the_morning_of_those_it_calls() -> None:
    morning = NOW + timedelta(hours=11)
    outcome = press(Fix.MORNING, morning.isoformat())
    copy, at = post(outcome)
    assert at == morning
    assert copy.thread is None
    assert "take this message back" in read_out(outcome)
    late = press(Fix.MORNING, morning.isoformat(), desk(now=morning))
    assert late.changes == ()
    assert "say it again" in read_out(late)


def test_pressed_twice_it_goes_out_once() -> None:
    assert post(press(Fix.THREAD, "3.1"))[0].key == post(press(Fix.THREAD, "3.1"))[0].key


def test_without_a_forum_none_is_offered() -> None:
    assert button(Fix.FORUM).does == "nudge.forum"
    assert button(Fix.FORUM, forum=False).does == "nudge.helped"


def test_only_who_the_hint_was_for_can_press_and_only_while_the_message_is_there() -> None:
    pressed = button(Fix.THREAD, "3.1")
    with pytest.raises(Refusal, match="Only the person"):
        desk().pressed(pressed.does, pressed.about, TEACHER)
    with pytest.raises(Refusal, match="not there any more"):
        desk(messages={}).pressed(pressed.does, pressed.about)


@pytest.mark.parametrize("does", ["fix.dance", "fix.morning", "fix.thread"])
def test_a_button_of_another_version_changes_nothing(does: str) -> None:
    outcome = desk().pressed(does, button(Fix.FORUM).about)
    assert outcome.changes == ()
    assert "older version" in read_out(outcome)


def test_staff_gets_words_for_what_the_bot_cannot_see() -> None:
    calls = Clause("c", "no_unsolicited_calls", {}, "Do not call people without asking.", "", State.CONFIRMED)
    on = desk(protocols={CHAT.id: ChannelProtocol(1, NOW, "", (calls, RULE))})
    said = read_out(on.asked("pointers", TEACHER))
    assert "Do not call people without asking." in said
    assert RULE.sentence not in said
    assert "I cannot see calls" in said
    assert "no confirmed clause" in read_out(desk().asked("pointers", TEACHER))
