"""Sentences as published, and how they are said back to the channel's owner."""

from itertools import chain, combinations

import pytest

from core.protocols import read
from core.protocols.kinds import every
from core.protocols.phrasing import say
from core.protocols.sentence import Sentence


def said_back(kind: str, text: str) -> str:
    read = every()[kind].read(Sentence(text))
    return say(every()[kind], {name: value for name, value in read.items() if value not in (None, [], "")})


@pytest.mark.parametrize(
    ("kind", "text", "back"),
    [
        ("response_time", "Tutors reply by email within two working days.", "Tutors will answer by email within 2 days of working time."),
        ("response_time", "We answer promptly.", "We will answer promptly."),
        ("response_time", "The TA gets back to you in a few hours.", "The TA will answer within a few hours."),
        ("response_time", "Please respond to your partner the same day.", "Messages are to be answered on the same day."),
        ("response_time", "We cannot promise an answer within an hour.", "No answer is promised within 1 hour."),
        ("publish_within", "The agenda is out two days before the meeting.",
         "The agenda will be out 2 days before the meeting."),
        ("publish_within", "Slides are posted soon after the lecture.", "The slides will be out soon after the lecture."),
        ("publish_within", "The link is shared on the same day.", "It will be out on the same day, before it is needed."),
        ("escalation", "If nobody answers within two days, ask a mentor.",
         "If nobody answers within 2 days, ask the mentor."),
        ("wait_before_followup", "Give people a reasonable amount of time before you bump.",
         "Wait a reasonable time before you ask again."),
        ("response_time", "I answer as soon as I can.", "Questions are answered as soon as possible."),
        ("publish_within", "The agenda is out the next morning, before the meeting.",
         "The agenda will be out by the next morning, before the meeting."),
        ("availability_hours", "Support hours are 10:00 to 16:00.", "Support can be reached from 10:00 to 16:00."),
        ("availability_hours", "Office hours are Tuesdays 14:00 to 16:00.",
         "Staff is there for the office hours on Tuesdays 14:00 to 16:00."),
        ("escalation", "If your buddy is away, ask your manager.", "If your buddy is away, ask the manager."),
        ("escalation", "If nobody answers within a day, tag your group's tutor.",
         "If nobody answers within 1 day, ask the tutor."),
        ("use_reactions", "👀 means that I look into it.", "👀 means: I look into it."),
        ("use_reactions", "React with ✅ once it is solved.", "React with ✅ once it is solved."),
        ("record_elsewhere", "Write decisions into the wiki the same day.",
         "Decisions are written down in the wiki on the same day."),
        ("naming_convention", "Lab channels start with lab-.", "Names are written lab-*."),
        ("no_solutions", "Hide solutions behind a spoiler tag.", "Solutions are posted only behind a spoiler tag."),
        ("restricted_posting", "#news is read-only for all except the People team.",
         "Only the People team may post in #news."),
        ("async_alternative", "Whoever is away may watch the recording and write a summary.",
         "Whoever cannot come can watch the recording and write a summary instead."),
        ("prerequisite", "Access to the briefing is restricted to those who have passed the mock exam.",
         "To take part in the briefing, one must first pass the mock exam."),
        ("publish_within", "The recording is out together with the transcript within a day of the call.",
         "The recording and the transcript will be out within 1 day after the call."),
        ("post_template", "When you post a job, include the salary and a link.", "Job posts say: salary and link."),
        ("post_template", "Events follow this format: title, place, date.", "Events say: title, place and date."),
        ("wording", "Say “folks” rather than “guys”.", "Say “folks” rather than “guys”."),
        ("wording", "Avoid “simply” and “just”.", "Avoid “simply” or “just”."),
        ("post_frequency", "Do not post the same riddle more than twice a month.",
         "Post the riddle at most twice a month."),
        ("banned_content", "No piracy or AI answers.", "There is to be no piracy or AI answers."),
        ("banned_content", "No politics, no ads, no spoilers, please!", "There is to be no politics, ads or spoilers."),
        ("post_in", "Post long debates on GitHub Discussions.", "Take long debates to GitHub Discussions."),
        ("introduction", "Post in #hello: your name, your team, one hobby.",
         "New members introduce themselves in #hello: name, team and one hobby."),
        ("introduction", "Tell us who you are and where you live in #hello.",
         "New members introduce themselves in #hello: who you are and where you live."),
        ("post_in", "Post riddles in #puzzles, not in #lobby.", "Take riddles to #puzzles, not to #lobby."),
        ("venue_purpose", "#lobby: Small talk of all sorts.", "#lobby is for small talk of all sorts."),
        ("venue_purpose", "#lobby: no job adverts.", "#lobby is not for job adverts."),
        ("venue_purpose", "#lobby: help with riddles, hide your answers.",
         "#lobby is for this: “help with riddles, hide your answers”."),
        ("venue_purpose", "#lobby: riddles, songs and games.", "#lobby is for riddles, songs and games."),
        ("venue_purpose", "#lobby is the place to meet the others.", "#lobby is there to meet the others."),
        ("venue_purpose", "Please do not use #lobby for job adverts.", "#lobby is not for job adverts."),
        ("venue_purpose", "#lobby is for news, not for job adverts.", "#lobby is for news."),
        ("publish_within", "The link is sent shortly before it starts.", "It will be out shortly before it is needed."),
        ("language", "Write in English or French.", "Messages are written in English or French."),
        ("language", "Do not write in German; use English.", "Messages are written in English."),
        ("question_quality", "Do not show the code; say what you tried.", "A question includes what was tried."),
        ("attention_duty", "Mentors look into their channel daily.", "Mentors should read the channel daily."),
        ("venue_purpose", "#red and #blue are only for the two teams.", "#red and #blue are only for the two teams."),
        ("prerequisite", "Only those who have submitted their sketch may attend the workshop.",
         "To take part in the workshop, one must first submit the sketch."),
        ("prerequisite", "Only those who have handed in their team's plan may come.",
         "One must first hand in the team's plan."),
        ("restricted_posting", "Only organisers may post in #news.", "Only organisers may post in #news."),
        ("code_format", "Use code blocks, not screenshots, for code.", "Use a code block for code, not a screenshot."),
        ("quiet_hours", "No mentions at weekends.", "At weekends, nobody is to be called."),
        ("quiet_hours", "Off hours are quiet.", "Nobody is expected to answer at the hours given."),
        ("quiet_hours", "No messages between 9 in the evening and 7 in the morning.",
         "Nobody is expected to answer at the hours given."),
        ("availability_hours", "On Mondays, tutors are there from 2 to 4 pm.",
         "Tutors can be reached at the hours given."),
        ("availability_hours", "Tutors are online until 5 pm.", "Tutors can be reached until 5 pm."),
        ("availability_hours", "Staff is not there at weekends.",
         "There are hours at which staff cannot be reached."),
        ("no_broadcast_mentions", "Do not use @channel or @here in #lobby.",
         "Do not use @channel or @here in #lobby."),
        ("no_broadcast_mentions", "Do not use @here unless the building is on fire.",
         "Do not use @here, except if the building is on fire."),
        ("no_broadcast_mentions", "@here is only for emergencies.", "Do not use @here, except for emergencies."),
        ("no_broadcast_mentions", "Use @channel sparingly.", "Do not use @channel, except where there is need."),
        ("channel_lifecycle", "Unused channels are archived.", "Unused channels are archived."),
        ("channel_lifecycle", "Archive the channel once the fair is over.",
         "Channels are archived once the fair is over."),
        ("channel_lifecycle", "Talk to a coordinator before you open a new channel.",
         "Before a channel is created: talk to a coordinator."),
        ("channel_lifecycle", "Only coordinators may create channels.", "Only coordinators may have channels created."),
        ("channel_lifecycle", "Never rename a channel without asking.",
         "There are channels that are not to be renamed."),
        ("channel_lifecycle", "Every channel needs a description.", "Channels have a description."),
        ("channel_lifecycle", "Keep the list of channels small.",
         "There is a rule on how channels are looked after."),
        ("profile_requirement", "Show your full name, a picture and your time zone.",
         "Profiles show the full name, a photo and the time zone."),
        ("profile_requirement", "Do not use silly nicknames.", "Profiles have no silly nicknames."),
        ("profile_requirement", "Your picture must not show anybody else.",
         "There is a rule on what profiles show."),
        ("scheduled_post", "Every Monday the coordinator posts the plan in #week.",
         "The coordinator will post the plan in #week every Monday."),
        ("scheduled_post", "A weekly digest is posted by the organisers.", "Organisers will post a weekly digest."),
        ("report_back", "After a call, post what was agreed in #team.",
         "After talk elsewhere, the decision is posted in #team."),
        ("report_back", "Once you have solved it, say how you fixed it.", "Once it is solved, the solution is posted."),
        ("report_back", "Tell us whether it worked.", "Once it is solved, the outcome is posted."),
        ("announce_availability", "Announce your holidays in #away.", "People say in #away when they are away."),
        ("announce_availability", "Change your status when you are busy.",
         "People set their status when they are away."),
        ("record_elsewhere", "Sum up long threads in a GitHub issue.",
         "Long discussions are written down in the GitHub issue."),
        ("record_elsewhere", "Write what was agreed into the project wiki.", "Decisions are written down in the wiki."),
        ("record_elsewhere", "Whatever matters goes into the handbook.",
         "What is to last is written down in the handbook."),
        ("banned_content", "Pirated films must not be shared.", "There is to be no pirated films."),
        ("publish_within", "The recording is out the day after the seminar.",
         "The recording will be out within 1 day after the seminar."),
        ("publish_within", "The recording is posted when it is ready, after the seminar.",
         "The recording will be out when it is ready after the seminar."),
        ("search_first", "Look into the FAQ and the wiki first.", "Consult the FAQ and the wiki before you ask."),
    ],
)  # fmt: skip
def test_said_back_as_a_plain_sentence(kind: str, text: str, back: str) -> None:
    assert said_back(kind, text) == back


def test_the_channel_of_a_rule_beside_the_forum_is_this_one() -> None:
    text = "Tutors answer forum posts within 2 days, but this channel is for peer help only."
    assert [clause.says for clause in read(text).clauses] == [
        "Tutors will answer on the forum within 2 days.",
        "This channel is only for peer help.",
    ]


@pytest.mark.parametrize("name", every())
def test_whatever_a_sentence_leaves_open_it_is_a_whole_sentence(name: str) -> None:
    kind = every()[name]
    full = {
        key: value for key, value in kind.read(Sentence(kind.EXAMPLE)).items() if value not in (None, [], "")
    }
    parts = chain.from_iterable(combinations(full.items(), size) for size in range(len(full) + 1))
    for part in parts:
        told = say(kind, dict(part))
        assert told[0] in "#@" or told[0].isupper()
        assert told.endswith(".")
        assert not any(mark in told for mark in ("{", "[", "None", "  ", " ."))
