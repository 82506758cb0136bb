"""Clauses that look further than one message: at what was said before, elsewhere, by whom and when."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from talking import NOON, STAFF, broken, clause, said, spoken_to

from core.beyond import Beyond
from core.message import Channel, Message, MessageRef
from core.programme import Programme
from core.protocols import Clause, Fix
from core.protocols.enforcement import acts_on, what_follows
from core.reply.blocks import Quote
from core.reply.spans import Place, When
from core.room import Said

QUESTION = "How do I join two tables on a date column?"
HOURS = clause("availability_hours", "Support hours are 13:00 to 16:00, Monday to Friday.")
COPIES = clause("no_cross_posting", "Do not ask the same question in several channels.")
SOLVED = clause("mark_resolved", "Mark your question as solved with a check mark.")
HELLO = clause("introduction", "Introduce yourself in #introductions.", venue=["#introductions"])
LINES = clause("one_message", "Write one message instead of five short ones.")


def test_who_asks_outside_the_hours_is_told_when_answers_resume() -> None:
    (breach,) = spoken_to(HOURS, said(QUESTION))
    assert When(NOON.replace(hour=13)) in breach.offer
    assert broken(HOURS, said(QUESTION, "tom"), author=STAFF) == []
    assert broken(HOURS, replace(said(QUESTION), at=NOON.replace(hour=14))) == []
    assert broken(replace(HOURS, sentence="We are there in the afternoon."), said(QUESTION)) == []


def test_answers_resume_after_the_weekend_and_the_holiday() -> None:
    friday = NOON.replace(day=6, hour=18)
    asked = replace(said(QUESTION), at=friday)
    holiday = Programme("p", holidays=frozenset({date(2026, 3, 9)}))
    (breach,) = spoken_to(HOURS, asked, now=friday, programme=holiday)
    assert When(datetime(2026, 3, 10, 13, tzinfo=UTC)) in breach.offer


def test_the_hours_are_those_of_the_staff_not_of_who_asks() -> None:
    assert broken(HOURS, replace(said(QUESTION), at=NOON.replace(hour=13, minute=30))) == []
    pacific = replace(HOURS, sentence="Support hours are 9am to 5pm PST, Monday to Friday.")
    (breach,) = spoken_to(pacific, said(QUESTION))
    (back,) = [span.at for span in breach.offer if isinstance(span, When)]
    assert back.astimezone(UTC) == NOON.replace(hour=17)


def test_once_people_are_back_nobody_is_told_when_they_will_be() -> None:
    assert spoken_to(HOURS, said(QUESTION), now=NOON.replace(hour=13, minute=1)) == ()


def test_nobody_is_told_of_the_hours_twice_within_a_week() -> None:
    told = Said("ana", MessageRef("C1", "0"), NOON - timedelta(days=1), HOURS.id)
    assert spoken_to(HOURS, said(QUESTION), said=(told,)) == ()
    assert spoken_to(HOURS, said(QUESTION), said=(replace(told, to="ben"),)) != ()


@pytest.mark.parametrize(
    "sentence",
    ["Office hours are 13:00 to 16:00.", "We do not answer from 18:00 to 20:00.", "Tutors answer outside of 9:00 to 17:00."],
)  # fmt: skip
def test_hours_of_another_sort_tell_nobody(sentence: str) -> None:
    assert broken(replace(HOURS, sentence=sentence), said(QUESTION)) == []


WEEKEND = clause(
    "quiet_hours", "Please do not tag people at weekends.", obligation="no_mentions", window=["weekends"]
)
SATURDAY = NOON.replace(day=7, hour=2)
IN_BOSTON = {"tom": replace(STAFF, timezone="America/New_York")}


def test_who_is_called_at_an_hour_of_theirs_that_is_quiet_can_hear_it_on_monday_morning() -> None:
    call = replace(said("@tom can you look?", mentions=frozenset({"tom"})), at=SATURDAY + timedelta(hours=9))
    (breach,) = spoken_to(WEEKEND, call, now=call.at, members=IN_BOSTON)
    assert breach.fix is Fix.MORNING
    assert datetime.fromisoformat(breach.target) == datetime(2026, 3, 9, 13, tzinfo=UTC)
    early = replace(call, at=SATURDAY)  # still Friday evening in Boston
    assert spoken_to(WEEKEND, early, now=early.at, members=IN_BOSTON) == ()
    assert spoken_to(WEEKEND, call, now=call.at + timedelta(days=3), members=IN_BOSTON) == ()  # over by now
    all_at_once = replace(call, mentions=frozenset(), broadcasts=frozenset({"channel"}))
    assert spoken_to(WEEKEND, all_at_once, now=call.at) != ()
    unasked = replace(WEEKEND, slots={"obligation": "no_reply_expected", "window": ["weekends"]})
    assert spoken_to(unasked, call, now=call.at, members=IN_BOSTON) == ()


def copy_in(name: str, text: str) -> Beyond:
    return Beyond(elsewhere=((Channel("C2", name), Message(MessageRef("C2", "9"), "ana", NOON, text)),))


def test_the_same_question_in_another_channel_is_named_with_its_place() -> None:
    asked = said(f"Hello! {QUESTION}")
    (breach,) = spoken_to(COPIES, asked, beyond=copy_in("general", f"{QUESTION} Hello, thanks"))
    assert Place("C2", "general") in breach.offer
    assert broken(COPIES, asked, beyond=copy_in("general", "How do I join two lists in a row?")) == []
    assert broken(COPIES, said("thanks all!"), beyond=copy_in("general", "thanks all!")) == []
    assert broken(COPIES, asked, author=STAFF, beyond=copy_in("general", asked.text)) == []
    assert broken(COPIES, asked, said(asked.text, ago=3)) == []  # in the same place it is no copy


def test_a_question_that_its_author_calls_solved_can_be_marked() -> None:
    asked = said(QUESTION, ago=60)
    answer = said("Cast both sides first.", "ben", ago=30, thread=asked.ref.id)
    thanks = said("Thank you, that worked!", thread=asked.ref.id)
    (breach,) = spoken_to(SOLVED, asked, answer, thanks)
    assert breach.fix is Fix.SOLVED
    assert broken(SOLVED, asked, answer, thanks, beyond=Beyond(ticked=True)) == []
    assert broken(SOLVED, asked, thanks) == []  # nobody has answered
    assert broken(SOLVED, asked, answer, replace(thanks, author="ben")) == []
    for words in ("that worked for one table, but not for both", "I hope that worked?", "thank you!"):
        assert broken(SOLVED, asked, answer, replace(thanks, text=words)) == []


def test_a_newcomer_is_told_where_one_introduces_oneself() -> None:
    new = Beyond(newcomer=True)
    assert broken(HELLO, said(QUESTION), beyond=new) == ["introduction"]
    assert broken(HELLO, said(QUESTION)) == []
    here = replace(HELLO, slots={"venue": ["#course-chat"]})
    assert broken(here, said(QUESTION), beyond=new) == []
    assert not acts_on(replace(HELLO, slots={}))


def test_lines_in_a_row_come_back_as_one_message_once() -> None:
    lines = [said(text, ago=ago / 10) for ago, text in zip(range(9, 3, -1), "abcdef", strict=True)]
    spoken = [bool(broken(LINES, *lines[: n + 1])) for n in range(len(lines))]
    assert spoken == [False, False, False, True, False, False]
    (breach,) = spoken_to(LINES, *lines[:4])
    assert breach.mended == (Quote("a\nb\nc\nd"),)
    between = [*lines[:2], said("what?", "ben", ago=0.75), *lines[2:4]]
    assert broken(LINES, *between) == []


@pytest.mark.parametrize(
    "rule",
    [
        clause("message_length", "Keep messages short."),
        clause("language", "Please write in French.", language="French"),
        clause("wait_before_followup", "Please be patient.", min_wait="a while"),
        clause("availability_hours", "We are there in the afternoon."),
        clause("restricted_posting", "Only team Blue posts here.", who=["team Blue"]),
        clause("use_reactions", "✅ means that it is solved.", emoji=["✅"]),
        clause("no_noise", "No unhelpful posts."),
        clause("venue_purpose", "#jobs is for jobs.", venue=["#jobs"]),
        clause("post_in", "Post pictures of pets in #pets.", venue=["#pets"], content=["pictures of pets"]),
        clause("post_template", "Use the template.", fields=["template"]),
        clause("question_quality", "Ask good questions."),
        clause("message_length", "Keep introductions under 50 words.", threshold="50 words"),
        clause("reply_in_thread", "Use a thread for answers longer than two lines."),
        clause("limit_individual_mentions", "Never tag people who are on leave."),
        clause("optional_attendance", "The workshop is optional for alumni.", event="workshop"),
        clause("no_promotion", "No adverts without asking Mara first."),
        clause("no_promotion", "No adverts more than once a month."),
        clause("code_format", "No pictures of code.", **{"not": "screenshot"}),
        clause("record_elsewhere", "Notes of each call go into the wiki.", what="meeting"),
        clause("no_broadcast_mentions", "No @here unless the building is on fire.", mentions=["@here"]),
        clause("response_time", "Your partner answers within a day.", role="partner", duration="P1D"),
        clause("response_time", "We promise no answer within a day.", duration="P1D", direction="no_commit"),
    ],
)
def test_what_can_never_be_seen_of_a_clause_is_said_and_staff_gets_words_for_it(rule: Clause) -> None:
    assert not acts_on(rule)
    assert "when I am sure" not in what_follows(rule)
    assert "“pointers”" in what_follows(rule) or "no clock" in what_follows(rule)


def test_quiet_hours_without_a_duty_for_writers_bind_the_bot_alone() -> None:
    rule = clause("quiet_hours", "Nobody answers at weekends.", obligation="no_reply_expected")
    assert acts_on(rule)
    assert "silent" in what_follows(rule)


def test_among_people_who_are_talking_nobody_is_told_of_hours() -> None:
    assert broken(HOURS, said("I had that too", "ben", ago=5), said(QUESTION)) == []
    assert broken(HOURS, said("I had that too", "ben", ago=50), said(QUESTION)) == ["availability_hours"]
    answer = said("Cast both sides to dates first.", "ben", ago=-4)
    assert spoken_to(HOURS, said(QUESTION), now=NOON + timedelta(minutes=9), recent=(answer,)) == ()


def test_who_takes_part_in_the_talk_is_not_called() -> None:
    call = replace(said("@tom like this?", mentions=frozenset({"tom"})), at=SATURDAY + timedelta(hours=9))
    spoke = replace(said("Cast both sides first.", "tom"), at=call.at - timedelta(hours=2))
    assert spoken_to(WEEKEND, spoke, call, now=call.at, members=IN_BOSTON) == ()
