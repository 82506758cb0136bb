"""What a reader says to a hint, and what comes of it."""

from dataclasses import replace
from datetime import timedelta

import pytest
from desk import ANA, CHAT, NOW, TEACHER, FakeDesk, FakeForum, buttons, read_out

from core.changes import Judge, OpenTopic
from core.commands import Outcome
from core.decide import Kind
from core.forum import Draft, Proposed, Topic
from core.message import Message, MessageRef
from core.nudge_record import NudgeRecord
from core.programme import ChannelSettings, Mode
from core.protocols import ChannelProtocol
from core.refusal import Refusal
from core.reply.blocks import Small
from core.reply.forms import Form
from core.reply.spans import When
from core.verdict import Verdict

ASKED = MessageRef("T1/C1", "1")


TOPIC = Topic("t1", "Resetting passwords", "https://forum.example/t1", "q", "ben", NOW)
DESK = FakeDesk(
    forum=FakeForum((TOPIC,)),
    messages={ASKED: Message(ASKED, ANA.id, NOW, "How do I reset my password?")},
    said=[
        NudgeRecord(
            ASKED,
            ANA.id,
            Kind.ANSWER,
            NOW,
            shadow=False,
            because="The docs have it.",
            confidence=0.93,
            source="setup.md#password",
        )
    ],
)


def pressed(verb: str, desk: FakeDesk = DESK) -> Outcome:
    return desk.pressed(f"nudge.{verb}", "T1/C1/1")


def test_it_helped_is_noted_in_the_hints_place() -> None:
    outcome = pressed("helped")
    assert outcome.changes == (Judge(ASKED, Verdict.HELPED),)
    assert outcome.replaces


def test_not_it_is_thanked_for_and_the_forum_is_still_on_offer() -> None:
    outcome = pressed("wrong")
    assert outcome.changes == (Judge(ASKED, Verdict.WRONG),)
    assert "surer" in read_out(outcome)
    assert "nudge.forum" in repr(outcome.show)
    assert "nudge.forum" not in repr(pressed("wrong", replace(DESK, forum=None)).show)


def test_why_says_what_it_rested_on_and_changes_nothing() -> None:
    outcome = pressed("why")
    assert "The docs have it." in read_out(outcome)
    assert "setup.md#password" in read_out(outcome)
    assert [does for does, _ in buttons(outcome)] == ["snooze.week", "opt-out.out"]
    assert outcome.changes == ()


RULE = "Please reply in threads."
QUOTED = replace(
    DESK.said[0], kind=Kind.CLAUSE, because=f"It says: “{RULE}”", source=None, clause="c", protocol_version=1
)
FIRST = ChannelProtocol(1, NOW - timedelta(days=30), RULE)


@pytest.mark.parametrize("verb", ["helped", "wrong"])
def test_what_is_said_to_a_pointer_is_thanked_for_without_a_word_of_answers(verb: str) -> None:
    said = pressed(verb, replace(DESK, said=[QUOTED]))
    assert read_out(said).startswith("Thank you")
    assert "answer" not in read_out(said)
    assert "surer" not in read_out(said)
    assert buttons(said) == []


def test_that_was_fine_says_what_follows_from_it() -> None:
    said = pressed("wrong", replace(DESK, said=[QUOTED]))
    assert "I do not point you to this sentence here again" in read_out(said)
    assert said.changes == (Judge(ASKED, Verdict.WRONG),)


def test_why_names_the_version_that_was_in_force_when_the_clause_was_quoted() -> None:
    second = replace(FIRST, version=2, published_at=NOW)
    told = pressed("why", replace(DESK, said=[QUOTED], history={CHAT.id: [second, FIRST]})).show
    assert "version 1 of the protocol" in repr(told)
    assert When(FIRST.published_at) in [span for b in told.blocks if isinstance(b, Small) for span in b.line]  # type: ignore[union-attr]


def test_nobody_else_can_answer_a_hint() -> None:
    for verb in ("opened", "helped", "wrong", "why", "forum"):
        with pytest.raises(Refusal, match="Only the person"):
            DESK.pressed(f"nudge.{verb}", "T1/C1/1", TEACHER)
    values = {"title": "Resetting from abroad", "body": "I am in Lagos.", "category": "x"}
    with pytest.raises(Refusal, match="Only the person"):
        DESK.submitted("nudge.open", values, TEACHER, about="T1/C1/1")


def test_the_address_in_a_button_shows_nobody_the_words_of_a_message_that_they_had_no_hint_about() -> None:
    other = MessageRef("T1/C1", "2")
    desk = replace(DESK, messages={other: Message(other, "ben", NOW, "My secret: how do I hide it?")})
    for verb in ("forum", "why", "wrong"):
        with pytest.raises(Refusal, match="not there any more"):
            desk.pressed(f"nudge.{verb}", "T1/C1/2")
    values = {"title": "Resetting from abroad", "body": "I am in Lagos.", "category": "x"}
    with pytest.raises(Refusal, match="not there any more"):
        desk.submitted("nudge.open", values, about="T1/C1/2")


def test_the_draft_holds_the_question_and_names_a_topic_that_may_be_the_same() -> None:
    form = pressed("forum").show
    assert isinstance(form, Form)
    title, body, _, category, _ = form.fields
    assert (title.value, body.value, category.value) == ("How do I reset my password?",) * 2 + ("q",)
    assert "Resetting passwords" in repr(form.intro)


def test_the_draft_holds_what_was_added_and_what_others_said_who_are_named_to_nobody() -> None:
    def said(id: str, who: str, text: str, **more: bool) -> Message:
        ref = MessageRef("T1/C1", id)
        return Message(ref, who, NOW + timedelta(minutes=int(id)), text, thread="1", **more)  # type: ignore[arg-type]

    more = (said("2", ANA.id, "It says “expired”."), said("3", "ben", "Which browser?"), said("4", "cem", "Same here."),
            said("5", "ben", "Try\nanother."), said("6", "bot", "I can help.", from_bot=True))  # fmt: skip
    talk = {**DESK.messages, **{message.ref: message for message in more}}
    form = pressed("forum", replace(DESK, messages=talk)).show
    assert isinstance(form, Form)
    title, body, *_ = form.fields
    assert title.value == "How do I reset my password?"
    assert body.value == (
        "How do I reset my password?\n\nIt says “expired”.\n\n> Participant 1 in the chat: Which browser?"
        "\n\n> Participant 2 in the chat: Same here.\n\n> Participant 1 in the chat: Try another."
    )
    private = replace(DESK, messages=talk, in_channels=(replace(CHAT, private=True),))
    assert "browser" not in repr(pressed("forum", private).show)


def test_a_private_channels_words_are_not_copied() -> None:
    private = replace(DESK, in_channels=(replace(CHAT, private=True),))
    form = pressed("forum", private).show
    assert isinstance(form, Form)
    assert "password" not in repr(form)


def test_what_is_on_the_forum_already_is_not_drafted_again_and_where_it_is_is_said() -> None:
    sent = Proposed(Draft("nudge:T1/C1/1", "Resetting", "How?", "q", ANA.id), TOPIC)
    desk = replace(DESK, forum=FakeForum(sent={"nudge:T1/C1/1": sent}))
    told = pressed("forum", desk)
    assert "It is on the forum already: Resetting passwords" in read_out(told)
    assert told.replaces  # the button that would send it anew is gone


def test_what_the_forum_has_not_taken_yet_can_be_changed_by_its_author_alone() -> None:
    sent = Proposed(Draft("nudge:T1/C1/1", "Resetting", "How?", "x", ANA.id, ASKED))
    desk = replace(DESK, forum=FakeForum(sent={"nudge:T1/C1/1": sent}))
    for form in (pressed("forum", desk).show, desk.pressed("ask.edit", "nudge:T1/C1/1").show):
        assert isinstance(form, Form)
        assert [field.value for field in form.fields[:4]] == ["Resetting", "How?", "", "x"]
        assert "You have sent this, and the forum has not taken it yet" in repr(form.intro)
    values = {"title": "Resetting from abroad", "body": "I am in Lagos.", "category": "x"}
    (opening,) = desk.submitted("ask.change", values, about="nudge:T1/C1/1").changes
    assert opening == OpenTopic(Draft("nudge:T1/C1/1", *values.values(), ANA.id, ASKED))
    with pytest.raises(Refusal, match="not there any more"):
        desk.pressed("ask.edit", "nudge:T1/C1/1", TEACHER)


@pytest.mark.parametrize(("mode", "linked"), [(Mode.ON, True), (Mode.SHADOW, False)])
def test_the_draft_says_what_happens_once_it_is_sent(mode: Mode, linked: bool) -> None:
    form = pressed("forum", replace(DESK, channel_settings={CHAT.id: ChannelSettings(mode=mode)})).show
    assert isinstance(form, Form)
    assert "nothing is posted before you press" in repr(form.intro)
    assert ("a link to it goes into the thread" in repr(form.intro)) is linked


def test_without_a_forum_it_says_so() -> None:
    assert "No forum is connected" in read_out(pressed("forum", replace(DESK, forum=None)))


def test_a_forum_that_could_not_be_read_yet_is_said_to_be_connected_and_not_to_answer() -> None:
    said = read_out(pressed("forum", replace(DESK, forum=FakeForum(listed=()))))
    assert "The forum is connected, but it does not answer" in said


def test_the_topic_is_opened_as_its_author_edited_it() -> None:
    values = {"title": "Resetting from abroad", "body": "I am in Lagos.", "category": "x"}
    outcome = DESK.submitted("nudge.open", values, about="T1/C1/1")
    assert outcome.replaces  # an old hint keeps no button for what was sent
    opening, judged = outcome.changes
    assert isinstance(opening, OpenTopic)
    draft = opening.draft
    assert (draft.title, draft.body, draft.category, draft.author) == (*values.values(), ANA.id)
    assert judged == Judge(ASKED, Verdict.REDIRECTED)


@pytest.mark.parametrize(
    ("field", "value", "named"),
    [("title", "?", "Title"), ("body", " ", "Your question"), ("category", "z", "Category")],
)
def test_what_the_forum_cannot_take_is_refused_by_the_fields_name(field: str, value: str, named: str) -> None:
    values = {"title": "Resetting from abroad", "body": "I am in Lagos.", "category": "x", field: value}
    with pytest.raises(Refusal, match=named):
        DESK.submitted("nudge.open", values, about="T1/C1/1")
