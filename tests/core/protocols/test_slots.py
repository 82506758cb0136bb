"""Who, what, where, when and how long: what the slots of a clause hold, of sentences of many trades."""

import pytest

from core.protocols.excepting import excepted
from core.protocols.kinds import every
from core.protocols.sentence import sentences
from core.protocols.slots import duration

# The kind, the sentence, what its slots must hold, and where there are any its heading and what stands before it.
EXAMPLES = [
    ("post_in", "Job adverts belong in #vacancies and nowhere else.", {"venue": ["#vacancies"]}),
    ("post_in", "Kindly direct all billing queries to the #finance-desk channel.",
     {"venue": ["#finance-desk"]}),
    ("post_in", "Questions on the reading list go on the Moodle forum.", {"venue": ["moodle forum"]}),
    ("post_in", "Got a bug? File it in #bug-reports.", {"venue": ["#bug-reports"]}),
    ("post_in", "Anything about grades should be sent to your tutor by email.", {"venue": ["email"]}),
    ("post_in", "Swap shifts in #rota only, never by direct message.", {"venue": ["#rota"]}),
    ("post_in", "If your question is about deployment, ask it in `#ops-help` rather than here.",
     {"venue": ["#ops-help"]}, "#dev-chat"),
    ("post_in", "All requests for leave must be submitted via the HR portal.", {"venue": ["hr portal"]}),
    ("post_in", "Memes and jokes live in #watercooler.", {"venue": ["#watercooler"]}),
    ("post_in", "For feature suggestions, open a topic on the forum.", {"venue": ["forum"]}),
    ("post_in", "Please take long debates to the forum.", {"venue": ["forum"]}),
    ("post_in", "Share your weekly wins in #celebrations or #team-wins.",
     {"venue": ["#celebrations", "#team-wins"]}),
    ("post_in", "Homework questions: #homework-help.", {"venue": ["#homework-help"]}),
    ("post_in", "Post your stand-up update in your squad channel (squad-*) before ten.",
     {"venue": ["squad-*"]}),
    ("post_in", "Don’t post support requests in #general; use #support.", {"venue": ["#support"]}),
    ("post_in", "We ask that personal matters be raised with staff over email instead of in Teams.",
     {"venue": ["email"]}),
    ("post_in", "Use the Q&A board for anything you would like the instructor to answer.",
     {"venue": ["q&a board"]}),
    ("post_in", "Security issues must not be reported in public channels.", {"venue": None}),
    ("venue_purpose", "#kitchen is where we talk about food.", {"venue": ["#kitchen"]}),
    ("venue_purpose", "#town-hall: company news from the leadership team", {"venue": ["#town-hall"]}),
    ("venue_purpose", "This channel is reserved for incident coordination.",
     {"venue": ["#incident-room"]}, "#incident-room"),
    ("venue_purpose", "Here we talk about everything to do with your portfolio.",
     {"venue": ["#portfolio"]}, "#portfolio"),
    ("venue_purpose", "The lounge is for small talk.", {"venue": ["lounge"]}),
    ("venue_purpose", "Use #design for design reviews.", {"venue": ["#design"]}),
    ("venue_purpose", "The forum exists for questions that deserve a lasting answer.", {"venue": ["forum"]}),
    ("venue_purpose", "#ask-legal – contracts, licences, privacy", {"venue": ["#ask-legal"]}),
    ("venue_purpose", "Not a place for support questions.", {"venue": ["#showcase"]}, "#showcase"),
    ("venue_purpose", "In #showcase you can show what you have built.", {"venue": ["#showcase"]}),
    ("venue_purpose", "#deploys and #alerts are noisy on purpose: only bots talk there.",
     {"venue": ["#deploys", "#alerts"]}),
    ("venue_purpose", "The `help-*` channels are for technical questions, one per language.",
     {"venue": ["help-*"]}),
    ("no_broadcast_mentions", "Please think twice before you use @channel.", {"mentions": ["@channel"]}),
    ("no_broadcast_mentions", "@everyone is reserved for emergencies.", {"mentions": ["@everyone"]}),
    ("no_broadcast_mentions", "No @here or @channel pings after six.", {"mentions": ["@here", "@channel"]}),
    ("no_broadcast_mentions", "Never tag the entire team for a personal question.", {"mentions": ["@team"]}),
    ("no_broadcast_mentions", "Only moderators may use @all.", {"mentions": ["@all"]}),
    ("no_broadcast_mentions", "Refrain from mass mentions.", {"mentions": None}),
    ("no_broadcast_mentions", "Mentioning @team wakes up 400 people; do it only when something is down.",
     {"mentions": ["@team"]}),
    ("no_broadcast_mentions", "Use @here instead of @channel when it isn’t urgent.",
     {"mentions": ["@channel"]}),
    ("no_broadcast_mentions", "Avoid it unless you have the permission of a host.",
     {"mentions": ["@everyone"]}, "", "@everyone notifies all members."),
    ("reply_in_thread", "Reply in the thread, please, not in the channel.", {"venue": None}),
    ("reply_in_thread", "In #standup, answers go in a thread.", {"venue": ["#standup"]}),
    ("reply_in_thread", "Keep follow-ups threaded.", {"venue": None}),
    ("reply_in_thread", "Please use threads here.", {"venue": ["#helpdesk"]}, "#helpdesk"),
    ("response_time", "Tutors answer questions on the board within one working day.",
     {"duration": "P1D", "calendar": "business", "direction": "commit"}),
    ("response_time", "Expect a reply from us in 48 hours.",
     {"duration": "PT48H", "calendar": None, "direction": "commit"}),
    ("response_time", "The helpdesk responds in under 30 minutes during office hours.",
     {"duration": "PT30M", "calendar": "business", "direction": "commit"}),
    ("response_time", "Messages here are answered within 3 days, Sundays and holidays excepted.",
     {"duration": "P3D", "calendar": "business", "direction": "commit"}),
    ("response_time", "Please allow up to two days for an answer.",
     {"duration": "P2D", "calendar": None, "direction": "expect"}),
    ("response_time", "Mentors usually reply the same day.",
     {"duration": "same day", "calendar": None, "direction": "commit"}),
    ("response_time", "Don’t count on an answer the night before the deadline.",
     {"duration": None, "calendar": None, "direction": "no_commit"}),
    ("response_time", "We cannot promise that questions will be answered quickly.",
     {"duration": "quickly", "calendar": None, "direction": "no_commit"}),
    ("response_time", "Team members are expected to acknowledge mentions within 4 hours.",
     {"duration": "PT4H", "calendar": None, "direction": "expect"}),
    ("response_time", "Every forum post gets a reply from a coach within 24h.",
     {"duration": "PT24H", "calendar": None, "direction": "commit"}),
    ("response_time", "A member of staff will look at your ticket within a week.",
     {"duration": "P7D", "calendar": None, "direction": "commit"}),
    ("response_time", "You should answer direct questions from your buddy within a working day.",
     {"duration": "P1D", "calendar": "business", "direction": "expect"}),
    ("response_time", "I check the forum twice a day and will answer as soon as I can.",
     {"duration": "as soon as I can", "calendar": None, "direction": "commit"}),
    ("response_time", "Assessors will answer promptly.",
     {"duration": "promptly", "calendar": None, "direction": "commit"}),
    ("publish_within", "Slides go up a day before the lecture.", {"duration": "P1D", "direction": "before"}),
    ("publish_within", "The recording is available within 48 hours of each session.",
     {"duration": "PT48H", "direction": "after"}),
    ("publish_within", "Agendas must be circulated at least 24 hours before the meeting.",
     {"duration": "PT24H", "direction": "before"}),
    ("publish_within", "Minutes are published no later than two days after the call.",
     {"duration": "P2D", "direction": "after"}),
    ("publish_within", "We upload recordings shortly after class.",
     {"duration": "shortly", "direction": "after"}),
    ("publish_within", "Meeting notes will be shared the same day.",
     {"duration": "same day", "direction": "after"}),
    ("publish_within", "Post the pre-reading a week in advance.", {"duration": "P7D", "direction": "before"}),
    ("publish_within", "The transcript follows three hours later.",
     {"duration": "PT3H", "direction": "after"}),
    ("publish_within", "Worksheets are released together with the recording.",
     {"duration": "PT0S", "direction": "after"}),
    ("wait_before_followup", "Give people at least a day before you ask again.", {"min_wait": "P1D"}),
    ("wait_before_followup", "Do not bump your post within 24 hours.", {"min_wait": "PT24H"}),
    ("wait_before_followup", "Wait a few hours before pinging someone a second time.",
     {"min_wait": "a few hours"}),
    ("wait_before_followup", "You may hear from us within an hour, so please wait.", {}),
    ("wait_before_followup", "No reminders before two working days have passed.", {"min_wait": "P2D"}),
    ("escalation", "If nobody answers within a day, tag a tutor.", {"after": "P1D"}),
    ("escalation", "No answer after 2 hours? Ping the on-call mentor.", {"after": "PT2H"}),
    ("escalation", "Still stuck after half an hour? Ask a TA.", {"after": "PT30M"}),
    ("escalation", "If the buddy cannot help, contact HR.", {"after": None}),
    ("quiet_hours", "No pings between 8pm and 7am.", {"obligation": "no_mentions"}),
    ("quiet_hours", "Nobody is expected to reply at the weekend.", {"obligation": "no_reply_expected"}),
    ("quiet_hours", "Schedule messages that you write at night for the morning.",
     {"obligation": "schedule_send"}),
    ("quiet_hours", "Please turn on Do Not Disturb outside working hours.", {"obligation": "dnd"}),
    ("quiet_hours", "You need not answer on public holidays.", {"obligation": "no_reply_expected"}),
    ("quiet_hours", "Avoid mentioning colleagues after 18:00.", {"obligation": "no_mentions"}),
    ("code_format", "Put code in code blocks.", {"how": ["code block"], "not": None}),
    ("code_format", "No screenshots of code, please: paste it as text.",
     {"how": ["text"], "not": "screenshot"}),
    ("code_format", "Wrap snippets in triple backticks.", {"how": ["code block"], "not": None}),
    ("code_format", "Longer code goes into a gist, not into the chat.", {"how": ["gist"], "not": None}),
    ("code_format", "Don’t post photos of your screen.", {"how": None, "not": "screenshot"}),
    ("language", "Please write in English.", {"language": "english"}),
    ("language", "La langue de ce canal est le français; the channel’s language is French.",
     {"language": "french"}),
    ("message_length", "Keep messages under 500 characters.", {"threshold": "500 characters"}),
    ("message_length", "Messages longer than three paragraphs belong in a document.",
     {"threshold": "three paragraphs"}),
    ("message_length", "Be brief.", {"threshold": None}),
    ("message_length", "No more than 10 lines of code in a message.", {"threshold": "10 lines"}),
    ("use_reactions", "React with :eyes: when you are looking at a question.", {"emoji": ":eyes:"}),
    ("use_reactions", "Use a 👍 instead of writing \"ok\".", {"emoji": "👍"}),
    ("use_reactions", "Mark what is done with :white_check_mark: or ✅.", {"emoji": ":white_check_mark:"}),
    ("restricted_posting", "Only staff post in #announcements.", {"venue": ["#announcements"]}),
    ("restricted_posting", "This channel is read-only for learners.", {"venue": ["#notices"]}, "#notices"),
    ("restricted_posting", "#admin is limited to the organisers.", {"venue": ["#admin"]}),
    ("introduction", "Say hello in #introductions when you join.", {"venue": ["#introductions"]}),
    ("introduction", "New here? Introduce yourself!", {"venue": ["#welcome"]}, "#welcome"),
    ("introduction", "Newcomers please tell us in the lobby who you are and where you work.",
     {"venue": ["lobby"]}),
]  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "text", "wanted", "heading", "before"), [(*row, "", "")[:5] for row in EXAMPLES]
)
def test_slots_of_a_sentence(
    kind: str, text: str, wanted: dict[str, object], heading: str, before: str
) -> None:
    *_, sentence = sentences(text, heading, before)
    read = every()[kind].read(sentence.begun)
    assert {name: _plain(read.get(name)) for name in wanted} == {
        name: _plain(value) for name, value in wanted.items()
    }


def _plain(value: object) -> object:
    """A value as it is compared: nothing is as good as any, and letters are small but in a length of time."""
    if isinstance(value, list):
        return [str(item).lower() for item in value] or None
    if value in ("", "any"):
        return None
    return value if str(value).startswith("P") else value and str(value).lower()


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("I look in twice a day and answer as soon as I can.", "as soon as i can"),
        ("Questions about the two-day trip are answered within 24 hours.", "PT24H"),
        ("We meet every 2 weeks.", None),
        ("Post at most three times a week.", None),
        ("Tutors give a 2-day turnaround.", "P2D"),
        ("After the one-hour talk, wait 30 minutes.", "PT30M"),
    ],
)
def test_how_often_and_what_like_are_no_lengths_that_are_set(text: str, length: str | None) -> None:
    assert duration(text) == length


@pytest.mark.parametrize(
    ("text", "when", "who"),
    [
        ("Do not use @here unless the building is on fire.", ("if the building is on fire",), ""),
        ("@everyone is for outages.", ("for outages",), ""),
        ("@all is only to be used by admins.", ("by admins",), ""),
        ("The use of @channel is reserved for tutors, except in an emergency.", ("for tutors", "in an emergency"), ""),
        ("No @channel (only tutors may, and only for cancelled classes).", (), "tutors, and only for cancelled classes"),
        ("Use @channel sparingly.", ("where there is need",), ""),
        ("Never use @channel.", (), ""),
    ],
)  # fmt: skip
def test_what_a_rule_excepts(text: str, when: tuple[str, ...], who: str) -> None:
    found = excepted(text, kept=True)
    assert (found.when, found.who) == (when, who)
