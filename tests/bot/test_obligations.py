"""Clocks of the channel's protocol, with the app's clock moved on: who was reminded of what, and what came of it."""

from dataclasses import replace
from datetime import time, timedelta
from pathlib import Path

import pytest
from desk import read_out
from house import BEN, MONDAY, ON, TOM, House, Play
from sqlalchemy import Engine

from adapters.ledger import logbook, nudges, obligations, people, topics
from adapters.ledger.engine import reading, writing
from core.actions import DirectMessage, Nudge
from core.commands import Outcome
from core.decide import Kind, Speak
from core.events import Deleted
from core.facts import Fate, Session
from core.forum import Topic
from core.message import Role
from core.programme import Mode
from core.protocols import ChannelProtocol, Clause, State
from core.reply.pages import page
from core.room import Preferences
from core.verdict import Verdict

ANSWERS = Clause("a", "response_time", {"role": "facilitators", "duration": "PT24H", "calendar": "any"},
                 "Facilitators answer within 24 hours.", "", State.CONFIRMED)  # fmt: skip
FORUM = replace(ANSWERS, id="f", slots={**ANSWERS.slots, "venue": ["forum"]})
SLOWER = replace(ANSWERS, id="s", slots={**ANSWERS.slots, "duration": "PT30H"},
                 sentence="Nobody waits longer than 30 hours for us.")  # fmt: skip
ESCALATED = Clause("e", "escalation", {"after": "PT24H"}, "Without a reply in a day, tell a facilitator.", "",
                   State.CONFIRMED)  # fmt: skip
RECORDING = Clause("r", "publish_within", {"artifact": "recording", "event": "live session", "direction": "after",
                   "duration": "PT4H"}, "Recordings are out within 4 hours.", "", State.CONFIRMED)  # fmt: skip
WORKSHEET = Clause("w", "publish_within", {"artifact": "worksheet", "event": "live session", "direction": "after",
                   "duration": "PT0S", "companion": "recording"}, "The worksheet comes with it.", "", State.CONFIRMED)  # fmt: skip
LIVE = Session("Walk-through", MONDAY, MONDAY + timedelta(hours=1))


def rules(house: House, *clauses: Clause) -> None:
    with writing(house.engine) as connection:
        long_ago = MONDAY - timedelta(days=9)
        logbook.publish(connection, "C1", ChannelProtocol(1, long_ago, "", clauses), long_ago)
    house.app.hearing.changed("C1")


async def reminders(house: House, **length: float) -> list[DirectMessage]:
    """Let time pass, half an hour or an eighth of it at a time; the reminders that went out."""
    before, until = len(house.wire.sent), house.now + timedelta(**length)
    pace = max(timedelta(minutes=30), timedelta(**length) / 8)
    while house.now < until:
        house.now = min(until, house.now + pace)
        await house.app.catch_up()
    told = [action for action in house.wire.sent[before:] if isinstance(action, DirectMessage)]
    return [reminder for reminder in told if reminder.key.startswith("owed")]


def fates(house: House) -> list[Fate]:
    with reading(house.engine) as connection:
        facts = house.app.desk(connection).facts(MONDAY - timedelta(days=1), house.now)
    return [owed.fate for owed in facts.obligations]


QUESTION = "How do I join two tables on a date column?"


def test_the_facilitator_is_reminded_at_three_quarters_and_when_it_is_due_each_once(play: Play) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS)
        await house.say(QUESTION)
        assert await reminders(house, hours=17.5) == []
        (soon,) = await reminders(house, hours=1)
        assert soon.to == "tom"
        assert ", due " in str(soon.page)
        assert "Facilitators answer within 24 hours." in str(soon.page)
        assert await reminders(house, hours=5) == []
        (due,) = await reminders(house, hours=1)
        assert "it was due" in str(due.page)
        assert await reminders(house, days=2) == []
        assert fates(house) == [Fate.BROKEN]

    play(dialogue)


def test_a_question_that_three_clauses_speak_of_is_reminded_of_as_one_question(play: Play) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS, SLOWER, ESCALATED)
        await house.say(QUESTION)
        (soon,), (due,) = await reminders(house, hours=20), await reminders(house, hours=20)
        assert await reminders(house, days=3) == []
        for told in (soon, due):
            assert told.page.summary == "1 reminder from the protocol"
            for clause in (ANSWERS, SLOWER, ESCALATED):
                assert str(told.page).count(clause.sentence) == 1
        assert "By another sentence it is due " in read_out(Outcome(soon.page))
        assert "Nobody has replied at all; there is time until " in read_out(Outcome(soon.page))
        assert "Nobody has replied at all; there was time until " in read_out(Outcome(due.page))
        # Each clause has its own clock for all that.
        assert fates(house) == [Fate.BROKEN, Fate.BROKEN]

    play(dialogue)


def test_what_a_peers_reply_has_met_is_not_named_any_more(play: Play) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS, ESCALATED)
        asked = await house.say(QUESTION)
        await house.say("On the date, after casting it.", "ben", thread=asked.ref.id)
        for told in await reminders(house, days=4):
            assert ANSWERS.sentence in str(told.page)
            assert ESCALATED.sentence not in str(told.page)

    play(dialogue)


@pytest.mark.parametrize("hours", [(3, 4, 5), (8, 24, 30), (24, 24, 24), (2, 12, 47)])
def test_one_question_one_reminder_at_a_time(play: Play, hours: tuple[int, ...]) -> None:
    async def dialogue(house: House) -> None:
        rules(house, *(replace(ANSWERS, id=f"{n}", slots={**ANSWERS.slots, "duration": f"PT{h}H"})
                       for n, h in enumerate(hours)))  # fmt: skip
        await house.say(QUESTION)
        told = [len(await reminders(house, hours=1)) for _ in range(max(hours) + 30)]
        assert sum(told) == 2
        assert fates(house) == [Fate.BROKEN] * 3

    play(dialogue)


def test_who_has_answered_is_not_reminded(play: Play) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS)
        asked = await house.say(QUESTION)
        await house.say("On the date, after casting it.", "ben", thread=asked.ref.id)
        await reminders(house, hours=2)
        await house.say("Cast both sides to dates first.", "tom", thread=asked.ref.id)
        assert await reminders(house, days=2) == []
        assert fates(house) == [Fate.KEPT]

    play(dialogue)


def test_an_answer_after_the_first_reminder_ends_it(play: Play) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS)
        asked = await house.say(QUESTION)
        assert len(await reminders(house, hours=19)) == 1
        await house.say("Cast both sides to dates first.", "tom", thread=asked.ref.id)
        assert await reminders(house, days=2) == []
        assert fates(house) == [Fate.KEPT]

    play(dialogue)


@pytest.mark.parametrize("state", [State.READ, State.STRUCK])
def test_a_clause_that_is_not_confirmed_runs_no_clock(play: Play, state: State) -> None:
    async def dialogue(house: House) -> None:
        rules(house, replace(ANSWERS, state=state))
        await house.say(QUESTION)
        assert await reminders(house, days=2) == []
        assert fates(house) == []

    play(dialogue)


@pytest.mark.parametrize(
    "slots", [{"duration": "shortly"}, {"direction": "no_commit"}, {"venue": ["email"]}, {"role": "students"}]
)
def test_no_clock_runs_on_what_cannot_be_timed_or_seen(play: Play, slots: dict[str, object]) -> None:
    async def dialogue(house: House) -> None:
        rules(house, replace(ANSWERS, slots={**ANSWERS.slots, **slots}))
        await house.say(QUESTION)
        assert await reminders(house, days=2) == []

    play(dialogue)


@pytest.mark.parametrize(
    ("kind", "verdict", "owed"),
    [
        (Kind.ANSWER, Verdict.HELPED, False),
        (Kind.FORUM, Verdict.REDIRECTED, False),
        (Kind.ANSWER, Verdict.WRONG, True),
        (Kind.ANSWER, Verdict.SILENT, True),
        (Kind.CLAUSE, Verdict.HELPED, True),
    ],
)
def test_nobody_owes_an_answer_to_who_has_found_it_or_taken_the_question_to_the_forum(
    play: Play, kind: Kind, verdict: Verdict, owed: bool
) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS)
        asked = await house.say(QUESTION)
        speak = Speak(kind, Nudge("n", "ana", asked.ref, page("Hello!")), "", shadow=False)
        with writing(house.engine) as connection:
            nudges.spoke(connection, speak, asked, house.now)
            if verdict is not Verdict.SILENT:
                nudges.judge(connection, asked.ref, verdict, house.now)
        assert bool(await reminders(house, days=2)) is owed
        assert bool(fates(house)) is owed

    play(dialogue)


def test_what_was_taken_back_or_asked_by_staff_is_not_owed(play: Play) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS)
        await house.say(QUESTION, "tom")
        asked = await house.say(QUESTION)
        await reminders(house, hours=1)
        await house.app.hear([Deleted(asked.ref, house.now)])
        assert await reminders(house, days=2) == []
        assert fates(house) == []

    play(dialogue)


def test_at_night_nobody_is_reminded_but_in_the_morning_unless_it_was_met(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS)
        house.set(replace(ON, quiet_from=time(21), quiet_until=time(8)))
        first = await house.say(QUESTION)
        await house.say("Why is my chart empty after the filter?", "ben")
        assert (
            await reminders(house, hours=22) == []
        )  # three quarters pass at three in the night; now it is seven
        await house.say("Cast both sides to dates first.", "tom", thread=first.ref.id)
        (morning,) = await reminders(house, hours=1.5)
        assert "1 reminder" in morning.page.summary

    play(dialogue)


@pytest.mark.parametrize(
    "wishes", [Preferences(opted_out=True), Preferences(snoozed_until=MONDAY + timedelta(9))]
)
def test_who_opted_out_or_snoozed_is_not_reminded(play: Play, engine: Engine, wishes: Preferences) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS)
        with writing(engine) as connection:
            people.set_preferences(connection, "tom", wishes)
        await house.say(QUESTION)
        assert await reminders(house, days=3) == []
        assert fates(house) == [Fate.BROKEN]

    play(dialogue)


def test_in_shadow_mode_fates_are_kept_and_nobody_is_reminded(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS)
        house.set(replace(ON, mode=Mode.SHADOW))
        await house.say(QUESTION)
        assert await reminders(house, days=3) == []
        assert fates(house) == [Fate.BROKEN]

    play(dialogue)


def test_a_topic_on_the_forum(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        rules(house, FORUM)
        topic = Topic("t1", "Joins", "http://forum/t1", "help", "ana", house.now)
        peer = Topic("t2", "Charts", "http://forum/t2", "help", "ben", house.now, 1, house.now, Role.LEARNER)
        house.app.forum = Forum()
        with writing(engine) as connection:
            topics.keep(connection, [topic, peer])
        (soon,) = await reminders(house, hours=19)
        assert "1 reminder" in soon.page.summary
        with writing(engine) as connection:
            answered = replace(topic, replies=1, first_reply=house.now, first_reply_role=Role.FACILITATOR)
            topics.keep(connection, [answered])
        assert await reminders(house, days=2) == []
        assert sorted(fates(house)) == [Fate.KEPT, Fate.UNKNOWN]

    play(dialogue)


def test_on_discourse_the_facilitators_reply_is_the_answer_owed_and_a_peers_is_not(
    play: Play, tmp_path: Path
) -> None:
    async def dialogue(house: House) -> None:
        place = house.connect("discourse", tmp_path)
        rules(house, FORUM)
        asked = place.wire.add("Joins", "4", "", "Why?")
        news = place.wire.add("Welcome", "4", "", "This is the forum.")
        asked.posts[0].author = "fred"
        news.posts[0].staff = True
        await reminders(house, hours=1)
        await place.reply("1", BEN, "Me too.")
        (soon,) = await reminders(house, hours=18)
        assert "1 reminder" in soon.page.summary
        await place.reply("1", TOM, "Filter before you join.")
        assert await reminders(house, days=2) == []
        assert fates(house) == [Fate.KEPT]

    play(dialogue)


class Forum:
    """A forum site at rest: what it knows is in the ledger already."""

    name = "forum"

    def __getattr__(self, name: str) -> object:
        async def nothing(*_: object, **__: object) -> tuple[()]:
            return ()

        return nothing


def test_a_recording_is_reminded_of_until_staff_posts_it_and_its_worksheet_comes_with_it(play: Play) -> None:
    async def dialogue(house: House) -> None:
        rules(house, RECORDING, WORKSHEET)
        house.sessions = (LIVE,)
        assert await reminders(house, hours=3) == []
        await house.say(
            "is the recording at https://video/1 ?", "ana"
        )  # a learner's link is not the recording
        await house.say("The recording: https://video/2", "tom")
        (with_it,) = await reminders(
            house, hours=0.5
        )  # the worksheet is missed as soon as the recording is out
        assert "worksheet" in str(with_it.page)
        await house.say("And the worksheet.", "tom", files=("worksheet.pdf",))
        assert await reminders(house, days=1) == []
        assert fates(house) == [Fate.KEPT, Fate.KEPT]

    play(dialogue)


def test_what_was_published_out_of_sight_is_unknown_until_somebody_says_so(play: Play) -> None:
    async def dialogue(house: House) -> None:
        rules(house, RECORDING)
        house.sessions = (LIVE,)
        assert len(await reminders(house, hours=5.5)) == 2
        assert fates(house) == [Fate.UNKNOWN]

    play(dialogue)


def test_it_is_out_ends_the_clock(play: Play) -> None:
    async def dialogue(house: House) -> None:
        rules(house, RECORDING)
        house.sessions = (LIVE,)
        (soon,) = await reminders(house, hours=4.5)
        (button,) = soon.page.buttons
        await house.press(button.does, button.about, TOM)
        assert await reminders(house, days=1) == []
        assert fates(house) == [Fate.KEPT]

    play(dialogue)


def test_a_clause_that_is_no_longer_in_force_is_not_owed(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS)
        await house.say(QUESTION)
        await reminders(house, hours=1)
        rules(house, FORUM)
        assert await reminders(house, days=2) == []
        assert fates(house) == []

    play(dialogue)


def test_who_is_forgotten_is_not_named_with_what_they_were_reminded_of(play: Play, engine: Engine) -> None:
    async def dialogue(house: House) -> None:
        rules(house, ANSWERS)
        await house.say(QUESTION)
        assert len(await reminders(house, hours=19)) == 1
        with writing(engine) as connection:
            people.forget(connection, "tom")
            assert [told for _, told in obligations.running(connection, house.now)] == [frozenset()]

    play(dialogue)
