"""Publishing a protocol, as a dialogue: what was asked and pressed, what was shown, what changed."""

from dataclasses import replace

import pytest
from desk import ANA, CHAT, TEACHER, FakeDesk, read_out
from office import OTHERS, TEXT, Office, agreed, posts

from core.changes import Fulfil
from core.facts import Facts, Submission
from core.message import Channel, Member
from core.programme import Assessment, Programme
from core.protocols import ChannelProtocol, Clause, ProtocolReading, State, Unenforceable
from core.protocols.publishing import answered, difference
from core.protocols.saying import MOST, reading_form
from core.protocols.starters import STARTERS
from core.refusal import Refusal
from core.reply.blocks import Bullets, Heading, Small, Text
from core.reply.forms import Form
from core.reply.pages import Page
from core.reply.spans import Bold


def test_a_text_is_read_said_back_confirmed_posted_and_pinned() -> None:
    desk = Office()
    form = desk.asked("protocol publish", TEACHER).show
    assert isinstance(form, Form)
    assert form.does == "protocol.read"
    said_back = desk.read(TEXT)
    labels = [field.label for field in said_back.fields]
    assert any("Please reply in threads." in label for label in labels)
    assert CHAT.id not in desk.protocols  # nothing is in force before it is confirmed
    done = desk.confirm(said_back)
    (post,) = posts(done)
    assert post.pin
    assert "Please reply in threads." in str(post.page)
    assert {c.state for c in desk.protocols[CHAT.id].clauses} == {State.CONFIRMED}
    assert "version 1" in read_out(done)


def test_what_was_read_without_being_sure_is_let_stand_until_its_owner_confirms_it() -> None:
    desk = Office()
    form = desk.read(OTHERS)
    threads, thanks = form.fields
    assert (threads.value, thanks.value) == ("confirmed", "read")
    assert "I am not sure here. As I read it: " in thanks.hint
    assert "Where I am not sure, “Let it stand” is chosen" in str(form.intro)
    assert "not sure" not in threads.hint + str(desk.read("Please reply in threads.").intro)
    # Who just presses Publish has confirmed no reading that may be wrong.
    desk.confirm(desk.read(OTHERS))
    assert [c.kind for c in desk.protocols[CHAT.id].in_force] == ["reply_in_thread"]
    assert "Reactions will do for thanks" in desk.protocols[CHAT.id].text
    # What was confirmed once stays so in the next version.
    desk.confirm(desk.read(OTHERS), **{thanks.name: "confirmed"})
    known = desk.read(OTHERS)
    assert known.fields[1].value == "confirmed"
    assert "not sure" not in known.fields[1].hint + str(known.intro)


def test_everybody_may_look_but_only_the_owner_publishes() -> None:
    desk = Office()
    desk.confirm(desk.read(TEXT))
    shown = desk.asked("protocol", ANA)
    assert "Please reply in threads." in read_out(shown)
    assert getattr(shown.show, "buttons", ()) == ()
    for ask in (lambda: desk.asked("protocol publish", ANA), lambda: desk.read(OTHERS, ANA)):
        with pytest.raises(Refusal, match="facilitator"):
            ask()
    assert isinstance(desk.asked("protocol publish", Member("U9")).show, Form)  # the channel's creator


def test_what_is_struck_is_not_enforced_and_the_next_version_tells_the_difference() -> None:
    desk = Office()
    first = desk.read(TEXT)
    threads = next(f.name for f in first.fields if "threads" in f.label)
    desk.confirm(first, **{threads: "struck"})
    assert [c.kind for c in desk.protocols[CHAT.id].in_force] == ["no_broadcast_mentions"]
    again = desk.read(OTHERS)
    assert next(f.value for f in again.fields if f.name == threads) == "struck"  # remembered
    text, news = posts(desk.confirm(again, **agreed(again) | {threads: "struck"}))
    assert (text.pin, news.pin) == (True, False)
    assert "Added: " in str(news.page)
    assert "Struck: " in str(news.page)
    assert desk.protocols[CHAT.id].version == 2


LISTED = """# In #course-chat
**Please**
- reply in threads
- do not use @channel or @here
Search the docs before you ask. Be kind.
"""


@pytest.mark.parametrize(
    ("state", "says"), [("struck", "struck: "), ("read", "stands, but is not enforced: ")]
)
def test_what_is_struck_leaves_the_text_and_what_is_let_stand_stays_in_it(state: str, says: str) -> None:
    desk = Office()
    form = desk.read(LISTED)
    broadcasts = next(f.name for f in form.fields if "@here" in f.label)
    (post,) = posts(desk.confirm(form, **{broadcasts: state}))
    kept = desk.protocols[CHAT.id].text
    assert ("@here" in kept, "@here" in str(post.page)) == (state == "read",) * 2
    assert "- \n" not in kept
    assert "Search the docs before you ask. Be kind." in kept
    assert f"{says}Do not use @channel or @here" in read_out(desk.asked("protocol"))
    # A version later it is not offered anew, though the pin still says it.
    desk.in_channels = (replace(CHAT, pins=(LISTED,)),)
    desk.confirm(desk.read(f"{kept}\nPut code into code blocks."))
    shown = desk.asked("protocol", TEACHER).show
    assert isinstance(shown, Page)
    assert [b for b in shown.buttons if b.does == "protocol.offered"] == []


def test_a_sentence_of_two_rules_stays_while_one_of_them_is_confirmed() -> None:
    desk = Office()
    form = desk.read(
        "Facilitators answer forum posts within 24 hours, but the chat is for peer-to-peer help only."
    )
    one, _ = (field.name for field in form.fields)
    desk.confirm(form, **{one: "struck"})
    assert "within 24 hours" in desk.protocols[CHAT.id].text


def test_where_all_is_struck_nothing_is_published() -> None:
    desk = Office()
    form = desk.read("Please reply in threads.")
    with pytest.raises(Refusal, match="let at least one sentence stand"):
        desk.confirm(form, **{form.fields[0].name: "struck"})
    assert CHAT.id not in desk.protocols


def test_the_published_text_is_set_with_its_own_heading_and_says_how_pointers_are_stopped() -> None:
    desk = Office()
    (post,) = posts(desk.confirm(desk.read(LISTED)))
    assert post.page.blocks[:3] == (
        Heading("In #course-chat (version 1)"),
        Text((Bold("Please"),)),
        Bullets((("reply in threads",), ("do not use @channel or @here",))),
    )
    (last,) = [block for block in post.page.blocks if isinstance(block, Small)]
    assert "“opt-out” stops that" in str(last)


def test_the_news_name_each_sentence_once() -> None:
    desk = Office()
    desk.confirm(desk.read("Recordings of live sessions are posted within 24 hours."))
    both = "Recordings of live sessions are posted within 24 hours, and the slides are posted simultaneously."
    _, news = posts(desk.confirm(desk.read(both)))
    (lines,) = [block.lines for block in news.page.blocks if isinstance(block, Bullets)]
    assert [str(line).count(both) for line in lines] == [1]


def test_two_owners_at_once_and_an_edit_during_confirmation() -> None:
    desk = Office()
    mine = desk.read(TEXT)
    desk.read(OTHERS, Member("U9"))  # the creator writes another text meanwhile
    overtaken = desk.confirm(mine)
    assert "Nothing of yours was published" in read_out(overtaken)
    assert CHAT.id not in desk.protocols
    mine = desk.read(TEXT)
    desk.protocols[CHAT.id] = ChannelProtocol(1, desk.now, OTHERS, ())  # published by another way meanwhile
    assert "Nothing of yours was published" in read_out(desk.confirm(mine))
    assert desk.protocols[CHAT.id].text == OTHERS


def test_a_sentence_is_edited_and_read_again() -> None:
    desk = Office()
    form = desk.read(TEXT)
    threads = next(f.name for f in form.fields if "threads" in f.label)
    editing = desk.confirm(form, **{threads: "edit"}).show
    assert isinstance(editing, Form)
    assert [f.value for f in editing.fields] == ["Please reply in threads."]
    again = desk.confirm(editing, **{threads: "Please always reply in threads."}).show
    assert isinstance(again, Form)
    assert any("always reply" in f.label for f in again.fields)
    desk.confirm(again)
    assert "Please always reply in threads." in desk.protocols[CHAT.id].text


def test_what_was_struck_stays_struck_while_another_sentence_is_edited() -> None:
    desk = Office()
    form = desk.read(TEXT)
    threads, broadcasts = (field.name for field in form.fields)
    editing = desk.confirm(form, **{threads: "struck", broadcasts: "edit"}).show
    assert isinstance(editing, Form)
    again = desk.confirm(editing, **{broadcasts: "Please do not use @channel, @here or @everyone."}).show
    assert isinstance(again, Form)
    assert [field.value for field in again.fields] == ["struck", "confirmed"]
    desk.confirm(again)
    assert desk.protocols[CHAT.id].text == "Please do not use @channel, @here or @everyone."


def test_a_long_protocol_is_gone_through_a_form_at_a_time_and_nothing_is_published_before_the_last() -> None:
    desk = Office()
    first = desk.read("\n".join(f"Please do not use @channel in #room-{n}." for n in range(MOST + 3)))
    assert (len(first.fields), first.submit) == (MOST, "Next: 3 more")
    moved_on = desk.confirm(first, **agreed(first) | {first.fields[0].name: "struck"})
    last = moved_on.show
    assert isinstance(last, Form)
    assert (len(last.fields), last.submit) == (3, "Publish")
    assert posts(moved_on) == []
    # Who sends the first form once more has not seen what came since.
    assert "Nothing of yours was published" in read_out(desk.confirm(first))
    desk.confirm(last, **agreed(last) | {last.fields[-1].name: "read"})
    states = [clause.state for clause in desk.protocols[CHAT.id].clauses]
    assert (states[0], states[-1], len(states)) == (State.STRUCK, State.READ, MOST + 3)
    assert states.count(State.CONFIRMED) == MOST + 1


def clause(kind: str, sentence: str, **slots: object) -> Clause:
    return Clause(sentence, kind, slots, sentence, sentence, State.CONFIRMED)


VAGUE = clause("response_time", "Facilitators answer promptly.", duration="promptly", role="facilitators")


def test_a_vague_time_is_asked_and_never_guessed() -> None:
    form = reading_form(ProtocolReading((VAGUE,), ()), {}, "")
    (asked,) = [f for f in form.fields if f.name.startswith("time:")]
    assert "promptly" in asked.label
    assert answered(VAGUE, "2 business days").slots["duration"] == "P2D"
    assert answered(VAGUE, "2 business days").slots["calendar"] == "business"
    with pytest.raises(Refusal, match="no exact time"):
        answered(VAGUE, "rather soon")


def test_of_what_is_no_rule_whole_sentences_are_named_before_greetings_and_headings() -> None:
    none = ("Welcome!", "How we talk here:", "Grades are given by the office.")
    form = reading_form(ProtocolReading((), tuple(Unenforceable(one, "It is none.") for one in none)), {}, "")
    (named,) = (block for block in form.intro if isinstance(block, Bullets))
    assert [line[0] for line in named.lines] == [f"“{one}” " for one in (none[2], *none[:2])]


def test_to_confirm_promises_no_act_that_cannot_follow() -> None:
    seen = clause("no_broadcast_mentions", "No @channel.", mentions=["@channel"])
    unseen = clause("venue_purpose", "#jobs is for jobs.", venue=["#jobs"])
    labels = [
        next(choice.label for choice in field.choices if choice.value == "confirmed")
        for field in reading_form(ProtocolReading((seen, unseen), ()), {}, "").fields
    ]
    assert labels == ["Confirm: I act on it", "Confirm: it holds, and people see to it"]


def test_without_an_answer_no_clock_runs_and_it_is_said() -> None:
    assert answered(VAGUE, "") == VAGUE
    desk = Office()
    desk.protocols[CHAT.id] = ChannelProtocol(1, desk.now, "", (VAGUE,))
    assert "no exact time is given" in read_out(desk.asked("protocol"))


def test_contradictory_clauses_cannot_both_be_confirmed() -> None:
    desk = Office()
    form = desk.read("The live workshop is optional.\nAttendance at the live workshop is mandatory.")
    assert "contradict" in str(form.intro)
    with pytest.raises(Refusal, match="contradict each other"):
        desk.confirm(form)
    desk.confirm(form, **{form.fields[0].name: "struck"})
    assert len(desk.protocols[CHAT.id].in_force) == 1


def test_changed_added_and_struck() -> None:
    old = clause("reply_in_thread", "Please reply in threads."), clause("no_noise", "No +1.")
    new = clause("reply_in_thread", "Please always reply in threads."), clause("language", "Write English.")
    found = difference(
        ChannelProtocol(1, FakeDesk().now, "", old), ChannelProtocol(2, FakeDesk().now, "", new)
    )
    assert (found.added, found.changed, found.struck) == ((new[1],), ((old[0], new[0]),), (old[1],))


def test_only_another_time_changes_a_sentence_that_stays() -> None:
    before, now = replace(VAGUE, slots={"venue": ["#chat"], "duration": "PT24H"}), FakeDesk().now
    elsewhere, sooner = (
        replace(before, slots=slots) for slots in ({"duration": "PT24H"}, {"duration": "PT12H"})
    )
    old = ChannelProtocol(1, now, "", (before,))
    assert difference(old, ChannelProtocol(2, now, "", (elsewhere,))).changed == ()
    assert difference(old, ChannelProtocol(2, now, "", (sooner,))).changed == ((before, sooner),)


@pytest.mark.parametrize(
    ("text", "told"),
    [("", "empty"), ("x" * 100_001, "100,001 characters")],
)
def test_a_text_that_cannot_be_read_is_refused_in_a_sentence(text: str, told: str) -> None:
    with pytest.raises(Refusal, match=told):
        Office().read(text)


@pytest.mark.parametrize(
    "text",
    ["We are glad that you are here.", "Bitte stellen Sie Ihre Fragen nur im Forum und nicht im Kanal."],
)
def test_a_text_without_a_rule_publishes_nothing(text: str) -> None:
    outcome = Office().submitted("protocol.read", {"text": text}, TEACHER, CHAT.id)
    assert isinstance(outcome.show, Page)
    assert "no rule" in read_out(outcome)
    assert outcome.changes == ()


def test_each_model_has_a_starter_to_begin_with() -> None:
    desk = Office()
    shown = desk.asked("protocol starter", TEACHER).show
    assert isinstance(shown, Page)
    assert len(shown.buttons) == len(STARTERS)
    for button in shown.buttons:
        form = desk.pressed(button.does, button.about, TEACHER).show
        assert isinstance(form, Form)
        assert len(desk.read(form.fields[0].value).fields) >= 5


def test_history_and_unknown_words() -> None:
    desk = Office()
    assert "No protocol has been published" in read_out(desk.asked("protocol history"))
    desk.confirm(desk.read(TEXT))
    assert "Version 1" in read_out(desk.asked("protocol history"))
    with pytest.raises(Refusal, match="publish, history, starter or source"):
        desk.asked("protocol burn", TEACHER)


def test_staff_says_that_something_owed_is_done() -> None:
    desk = Office()
    done = desk.pressed("protocol.kept", f"{CHAT.id}:r:Walk-through", TEACHER)
    assert done.changes == (Fulfil(f"{CHAT.id}:r:Walk-through"),)
    with pytest.raises(Refusal):
        desk.pressed("protocol.kept", f"{CHAT.id}:r:Walk-through", ANA)


def test_a_reply_that_moves_a_direct_message_into_the_open() -> None:
    desk = Office()
    rule = clause("avoid_dm", "Please ask in public.")
    desk.protocols[CHAT.id] = ChannelProtocol(1, desk.now, "", (rule,))
    said = read_out(desk.asked("in-public", TEACHER))
    assert "I cannot see direct messages" in said
    assert "Please ask in public." in said


def test_who_lacks_what_a_workshop_asks_for_first() -> None:
    people = {id: Member(id, name) for id, name in (("U1", "Ana"), ("U2", "Ben"), ("U3", "Cem"))}
    # “Study 1” shares a word too, but fewer.
    programme = Programme("p", assessments=(Assessment("Study 1"), Assessment("Journal 1")))
    desk = Office(programme=programme)
    desk.known = Facts(programme, desk.now, desk.now, members=people,
                       submissions=(Submission("Ben", "Journal 1", desk.now),))  # fmt: skip
    rule = clause("prerequisite", "Only those who have submitted their journal may attend.", gate="workshop",
                  requirement="submit journal 1")  # fmt: skip
    desk.protocols[CHAT.id] = ChannelProtocol(1, desk.now, "", (rule,))
    said = read_out(desk.asked("prerequisites", TEACHER))
    assert "@Ana" in said
    assert "@Cem" in said
    assert "@Ben" not in said
    desk.programme, desk.known = Programme("p"), replace(desk.known, submissions=())
    assert "cannot tell" in read_out(desk.asked("prerequisites", TEACHER))


def test_the_channel_is_the_one_the_text_is_about_not_the_one_it_is_confirmed_from() -> None:
    desk = Office()
    form = desk.read(TEXT)
    from core.commands import respond
    from core.interactions import Submitted

    values = {field.name: field.value for field in form.fields}
    elsewhere = Submitted(form.does, form.about, TEACHER, Channel("D1"), desk.now, values)
    desk.keep(respond(desk, elsewhere))
    assert set(desk.protocols) == {CHAT.id}
