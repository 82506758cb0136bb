"""Scenario A and B of the method carried from audit to redesign, as facilitators would do it in chat."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from desk import ANA, CHAT, TEACHER, FakeDesk, FakeForum, buttons, read_out

from adapters.docs import Index
from core.actions import Post
from core.answers import Section
from core.changes import OpenTopic, Record, Send
from core.commands import Outcome
from core.facts import Facts, Session
from core.message import ChannelKind, Member, Role
from core.paradox.redesign.board import board
from core.paradox.redesign.decided import Worth
from core.paradox.redesign.pruning import pruned
from core.programme import Assessment, Module, NeedsSession, Programme, ProgrammeChannel, Purpose, Touchpoint
from core.protocols import read
from core.protocols.artefacts import concerns
from core.refusal import Refusal
from core.reply.forms import Form
from core.reply.pages import Page

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
NOW = MONDAY + timedelta(weeks=2)
MIRA, OTTO = (Member(id, name, Role.FACILITATOR) for id, name in (("U6", "Mira"), ("U7", "Otto")))


def session(title: str, day: int, minutes: int, purpose: Purpose, *, mandatory: bool = True) -> Session:
    starts = MONDAY + timedelta(days=day, hours=15)
    return Session(title, starts, starts + timedelta(minutes=minutes), mandatory, purpose, title)


def onboarding() -> FakeDesk:
    """Two weeks: a recap every working day (10 h in all), Q&A on Fridays (2 h), an always-open chat."""
    recaps = [session("Recap", day, 60, Purpose.LECTURE) for week in (0, 7) for day in range(week, week + 5)]
    friday = [session("Friday Q&A", day, 60, Purpose.Q_AND_A) for day in (4, 11)]
    modules = (
        Module("Setup", date(2026, 3, 2), date(2026, 3, 6)),
        Module("Work", date(2026, 3, 9), date(2026, 3, 13)),
    )
    programme = Programme(
        "Onboarding", starts=date(2026, 3, 2), modules=modules,
        touchpoints=(Touchpoint("Recap", True, Purpose.LECTURE), Touchpoint("Friday Q&A", True, Purpose.Q_AND_A)),
        channels=(ProgrammeChannel("general", ChannelKind.CHAT),),
        assessments=(Assessment("First deploy"), Assessment("Code review", needs_session=NeedsSession.NO)),
    )  # fmt: skip
    known = Facts(programme, MONDAY, NOW, sessions=tuple(sorted([*recaps, *friday], key=lambda s: s.starts)))
    return FakeDesk(now=NOW, programme=programme, known=known)


def justify(desk: FakeDesk, title: str, worth: Worth, **said: str) -> Outcome:
    form = desk.asked(f"justify {title}", TEACHER).show
    assert isinstance(form, Form)
    return desk.keep(desk.submitted("justify.save", {"worth": worth, **said}, TEACHER, form.about))


def test_the_recap_goes_the_lab_stays_and_five_sixths_of_the_live_time_is_pruned() -> None:
    desk = onboarding()
    assert "Nothing has been justified yet" in read_out(desk.asked("touchpoints", TEACHER))

    told = read_out(justify(desk, "recap", Worth.NOTHING, because="It repeats the videos."))
    assert "“Recap” is converted." in told
    # 10 of 12 hours were recaps.
    assert "83% of the live time is pruned (usual: 30%–50%); 2 still to be justified." in told

    told = read_out(
        justify(
            desk, "Friday Q&A", Worth.UNSCRIPTED, output="the week's hardest exercise solved", mandatory="no"
        )
    )
    assert "“Friday Q&A” stays live." in told
    shown = read_out(desk.asked("touchpoints", TEACHER))
    assert "Staying live: 1, converted: 1, undecided: 1" in shown
    assert "It has no asynchronous alternative." in shown


def leadership() -> FakeDesk:
    """Four weeks: a guest (1 h) and a discussion group (2 h) every week, two coffee chats of half an hour."""
    guests = [session("Guest speaker", week * 7, 60, Purpose.GUEST) for week in range(4)]
    groups = [session("Discussion group", week * 7 + 2, 120, Purpose.SYNTHESIS) for week in range(4)]
    coffees = [session("Coffee chat", day, 30, Purpose.SOCIAL) for day in (3, 17)]
    known = Facts(
        Programme("Leadership"), MONDAY, MONDAY + timedelta(weeks=4), sessions=(*guests, *groups, *coffees)
    )
    return FakeDesk(now=MONDAY + timedelta(weeks=4), programme=known.programme, known=known)


def test_the_cohort_keeps_three_workshops_and_its_coffee_and_lets_the_guests_go() -> None:
    desk = leadership()
    justify(desk, "Guest speaker", Worth.NOTHING)
    justify(desk, "Discussion group", Worth.SENSE_MAKING, output="one shared model", minutes="180", times="3")
    told = read_out(justify(desk, "Coffee chat", Worth.BELONGING, output="new acquaintances", mandatory="no"))
    # 240 + 480 + 60 = 780 minutes before; 3 x 180 + 60 = 600 after.
    assert "23% of the live time is pruned (usual: 30%–50%); 0 still to be justified." in told


def test_halving_a_session_is_counted_too() -> None:
    desk = onboarding()
    justify(desk, "Recap", Worth.PRACTICE, output="a working pipeline", minutes="30", times="4")
    seen = board(desk)
    effect = pruned(seen.touchpoints, seen.decisions)
    # 720 minutes before; 4 x 30 of the recap and the 120 of the Q&A, undecided, after.
    assert (effect.before, effect.after) == (720, 240)
    assert effect.share == pytest.approx(2 / 3)


def test_what_stays_needs_an_output() -> None:
    with pytest.raises(Refusal, match="purpose and an output"):
        justify(onboarding(), "Recap", Worth.PRACTICE)


def test_without_a_title_the_heaviest_open_one_is_asked_about() -> None:
    desk = onboarding()
    form = desk.asked("justify", TEACHER).show
    assert isinstance(form, Form)
    assert form.about == "Recap"


def test_a_recording_alone_is_no_alternative_but_a_thread_is_and_the_bot_opens_it() -> None:
    desk = onboarding()
    justify(desk, "Friday Q&A", Worth.UNSCRIPTED, output="answers", mandatory="no")
    form = desk.pressed("touchpoints.alternative", "Friday Q&A", TEACHER).show
    assert isinstance(form, Form)
    given = {"alternative": "the recording", "prompt": "", "respond_hours": "24"}
    with pytest.raises(Refusal, match="name something to do"):
        desk.submitted("touchpoints.save", given, TEACHER, form.about)

    given |= {"alternative": "a forum thread for the week's questions", "prompt": "What are you stuck on?"}
    outcome = desk.keep(desk.submitted("touchpoints.save", given, TEACHER, form.about))
    (sent,) = [change.action for change in outcome.changes if isinstance(change, Send)]
    assert isinstance(sent, Post)
    assert "Facilitators respond here within 24 hours." in str(sent.page)
    # There is no forum in this programme, so no topic is opened on one.
    assert not any(isinstance(change, OpenTopic) for change in outcome.changes)

    desk.forum = FakeForum()
    outcome = desk.submitted("touchpoints.save", given, TEACHER, form.about)
    (opened,) = [change for change in outcome.changes if isinstance(change, OpenTopic)]
    assert opened.draft.body.startswith("What are you stuck on?")
    desk.forum = FakeForum(listed=())
    with pytest.raises(Refusal, match="The forum is connected, but it does not answer"):
        desk.submitted("touchpoints.save", given, TEACHER, form.about)
    desk.forum = None

    rules = desk.pressed("touchpoints.rules", "", TEACHER).show
    assert isinstance(rules, Form)
    published = rules.fields[0].value
    assert "The session “Friday Q&A” is optional; all key concepts are in the course material." in published
    assert "take part through a forum thread for the week's questions instead." in published
    assert "Facilitators respond to forum posts within 24 hours." in published


def test_what_is_published_is_read_as_it_was_meant() -> None:
    desk = onboarding()
    lab = {"output": "answers", "mandatory": "no", "needs_first": "first deploy"}
    justify(desk, "Friday Q&A", Worth.UNSCRIPTED, **lab)
    given = {"alternative": "a forum thread", "prompt": "", "respond_hours": "24"}
    desk.keep(desk.submitted("touchpoints.save", given, TEACHER, "Friday Q&A"))
    form = desk.pressed("touchpoints.rules", "", TEACHER).show
    assert isinstance(form, Form)
    clauses = {c.kind: c.slots for c in read(form.fields[0].value).clauses}
    events = {kind: clauses[kind].get("event") or clauses[kind].get("gate") for kind in clauses}
    assert events == {
        "mandatory_attendance": "recap", "optional_attendance": "friday q&a", "prerequisite": "friday q&a",
        "async_alternative": "friday q&a", "response_time": None,
    }  # fmt: skip
    friday = next(s for s in desk.sessions(MONDAY, NOW) if s.title == "Friday Q&A")
    assert all(concerns(event, friday) for event in events.values() if event == "friday q&a")
    assert clauses["prerequisite"]["requirement"] == "submit first deploy"


def test_learners_do_not_decide_the_redesign() -> None:
    for command in ("touchpoints", "justify Recap", "audit"):
        assert "needs a facilitator" in read_out(onboarding().asked(command, ANA))


def test_a_session_inside_a_module_is_said_to_cut_into_it() -> None:
    shown = read_out(onboarding().asked("touchpoints", TEACHER))
    assert "It comes before the asynchronous work is done in Setup, Work" in shown


def test_of_the_map_only_what_nobody_has_said_is_asked() -> None:
    desk = onboarding()
    assert desk.known is not None
    unsaid = (
        session("Guest", 2, 60, Purpose.OTHER),
        replace(session("Lab", 3, 60, Purpose.LECTURE), mandatory=None),
    )
    desk.known = replace(desk.known, sessions=(*desk.known.sessions, *unsaid))

    form = desk.pressed("audit.correct", "map", MIRA).show
    assert isinstance(form, Form)
    assert {field.name for field in form.fields} == {
        "mandatory:Guest", "purpose:Guest", "mandatory:Lab", "purpose:Lab",
    }  # fmt: skip
    desk.keep(
        desk.submitted("audit.corrected", {"purpose:Guest": "guest", "mandatory:Lab": "no"}, MIRA, "map")
    )
    assert "nothing to answer" in read_out(desk.pressed("audit.correct", "map", MIRA))


def test_an_audit_by_three_people_over_three_days() -> None:
    desk = onboarding()
    assert "0 of 5 steps confirmed" in read_out(desk.asked("audit", MIRA))

    form = desk.pressed("audit.correct", "coupling", MIRA).show
    assert isinstance(form, Form)
    # Only what nobody has said yet is asked.
    assert [field.name for field in form.fields] == ["needs:First deploy"]
    desk.keep(desk.submitted("audit.corrected", {"needs:First deploy": "true"}, MIRA, "coupling"))
    assert "A red flag: First deploy cannot be passed" in read_out(
        desk.pressed("audit.show", "coupling", MIRA)
    )
    desk.keep(desk.submitted("audit.confirmed", {"note": "Only since March."}, MIRA, "coupling"))

    desk.now += timedelta(days=1)
    for step in ("map", "mismatch"):
        desk.keep(desk.submitted("audit.confirmed", {}, OTTO, step))
    assert "3 of 5 steps confirmed" in read_out(desk.asked("audit", OTTO))

    desk.now += timedelta(days=1)
    desk.keep(desk.submitted("audit.confirmed", {}, TEACHER, "workload"))
    last = desk.keep(desk.submitted("audit.confirmed", {}, TEACHER, "synthesis"))
    assert "the report is complete" in read_out(last)
    shown = read_out(desk.asked("audit", TEACHER))
    assert "5 of 5 steps confirmed" in shown
    assert "looked over by @U6" in shown
    assert "Note: Only since March." in read_out(desk.asked("audit coupling", TEACHER))

    desk.keep(desk.asked("audit new", TEACHER))
    desk.now += timedelta(minutes=1)
    assert "0 of 5 steps confirmed" in read_out(desk.asked("audit", TEACHER))
    # What was corrected is a fact about the programme, not about one audit.
    assert "A red flag: First deploy" in read_out(desk.asked("audit coupling", TEACHER))


def test_a_step_that_does_not_exist_is_refused_with_those_that_do() -> None:
    with pytest.raises(Refusal, match="map, mismatch, coupling, workload, synthesis or new"):
        onboarding().asked("audit budget", TEACHER)


def test_what_the_docs_answer_needs_no_live_time_unless_its_author_insists() -> None:
    desk = onboarding()
    pages = (
        ("Connecting to the VPN", "Log in to the VPN client with your key."),
        ("Lunch", "Lunch is at noon."),
        ("Desks", "Desks are shared."),
    )
    desk.library = Index([Section(f"setup.md#{title}", title, text) for title, text in pages])
    given = {"session": "Friday Q&A", "question": "How do I connect to the VPN?"}
    shown = desk.submitted("ask-live.save", given, ANA)
    assert shown.changes == ()
    assert "Log in to the VPN client" in read_out(shown)
    (anyway,) = [about for does, about in buttons(shown) if does == "ask-live.anyway"]
    desk.keep(desk.pressed("ask-live.anyway", anyway, ANA))
    assert "How do I connect to the VPN?" in read_out(desk.asked("ask-live list", TEACHER))


def test_a_question_for_the_lab_is_kept_without_its_author() -> None:
    desk = onboarding()
    form = desk.asked("ask-live", ANA).show
    assert isinstance(form, Form)
    given = {"session": "Friday Q&A", "question": "Why do we deploy on Thursdays?"}
    outcome = desk.keep(desk.submitted("ask-live.save", given, ANA))
    (entry,) = [change.entry for change in outcome.changes if isinstance(change, Record)]
    assert entry.by is None
    assert entry.at.hour == entry.at.minute == 0
    assert ANA.id not in str(entry)


def test_the_most_wanted_question_comes_first_and_a_second_tap_counts_once() -> None:
    desk = onboarding()
    for text in ("Why Thursdays?", "Who owns the cache?"):
        desk.keep(desk.submitted("ask-live.save", {"session": "Friday Q&A", "question": text}, ANA))
    listed = desk.asked("ask-live list", ANA)
    about = dict(buttons(listed))["ask-live.too"]
    for who in (Member("U2"), Member("U2"), Member("U3")):
        desk.keep(desk.pressed("ask-live.too", about, who))
    said = read_out(desk.asked("ask-live list", TEACHER))
    assert "3 people" in said
    assert said.index("3 people") < said.index("1 person")


def test_a_stakeholder_who_says_learners_demand_it_gets_reasons_and_own_figures() -> None:
    said = read_out(onboarding().asked("why completion", TEACHER))
    assert "mandatory live minutes a week" in said
    assert "Success is mastery" in said
    assert ("why.survey", "completion") in buttons(onboarding().asked("why completion", TEACHER))


def test_without_figures_it_says_so_and_invents_none() -> None:
    desk = onboarding()
    assert "No figure of this programme bears on it yet" in read_out(desk.asked("why community", TEACHER))


def test_the_survey_behind_it_is_posted_once_and_shown_from_five_people_on() -> None:
    desk = onboarding()
    asked = desk.pressed("why.survey", "demand", TEACHER)
    (post,) = [change.action for change in asked.changes if isinstance(change, Send)]
    assert isinstance(post, Post)
    assert post.channel == CHAT.id
    for n in range(4):
        desk.keep(desk.pressed("why.say", "demand:feedback", Member(f"U2{n}")))
    # Somebody who changes their mind counts once.
    desk.keep(desk.pressed("why.say", "demand:live", Member("U20")))
    desk.keep(desk.pressed("why.say", "demand:feedback", Member("U20")))
    assert "an answer to my question" not in str(desk.asked("why demand", TEACHER).show)
    desk.keep(desk.pressed("why.say", "demand:feedback", Member("U30")))
    assert "('an answer to my question in good time', '5')" in str(desk.asked("why demand", TEACHER).show)


def test_a_learner_cannot_run_the_survey() -> None:
    assert (
        desk_says(onboarding().pressed("why.survey", "demand", ANA))
        == "This needs a facilitator or the person who created the channel."
    )


def desk_says(outcome: Outcome) -> str:
    assert isinstance(outcome.show, Page)
    return outcome.show.summary
