"""What a sentence denies, lifts, allows, asks or tells of the past is no rule; what only sounds so is one."""

import pytest

from core.protocols import read


def kinds(text: str) -> set[str]:
    return {clause.kind for clause in read(text).clauses}


@pytest.mark.parametrize(
    "text",
    [
        "You don't have to reply in threads here.",
        "Nobody has to write in English here.",
        "You need not search the docs before you ask.",
        "It is not necessary to use a template.",
        "You don't need to check #news every day.",
        "There is no need to submit the journal before the workshop.",
        "Decisions need not be written into the wiki.",
        "Using code blocks is optional.",
        "Advertising is allowed here.",
        "Direct messages to mentors are ok.",
        "You are allowed to use @channel.",
        "Anyone can use @here.",
        "The workshop isn't optional.",
        "Attendance is no longer optional.",
        "Do not reply in threads.",
        "Do not use code blocks for logs.",
        "Don't write in English.",
        "Don't introduce yourself here.",
        "Please do not wait before asking again.",
        "Recordings are not published.",
        "You can mark your question as solved.",
        "You may introduce yourself in #hello if you like.",
        "There is no maximum length.",
        "Do not hesitate to DM the mentors.",
        "Anybody may post in #announcements.",
        "You can post code without code blocks.",
        "@channel is not forbidden.",
        "There is nothing wrong with posting the same question in two channels.",
        "Nobody minds if you use @channel.",
        "Please use @here freely.",
        "Replies in threads are not needed.",
        "It does not matter whether you reply in threads.",
        "Do not start a new topic for every question.",
    ],
)
def test_what_need_not_be_done_or_may_be_done_is_not_read_as_its_contrary(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    "text",
    [
        "Do we have to reply in threads?",
        "Should mentors answer within 24 hours?",
        "We used to reply in threads.",
        "Last year, mentors answered within 24 hours.",
        "Attendance used to be mandatory.",
        "How to reply in a thread",
        "Why we do not use @channel",
    ],
)
def test_what_is_asked_or_past_or_a_title_rules_nothing(text: str) -> None:
    assert kinds(text) == set()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nobody is expected to answer at weekends.", "quiet_hours"),
        ("Mentors are not obliged to answer within a day.", "response_time"),
        ("Coming to the live workshop is optional.", "optional_attendance"),
        ("Advertising is allowed in #ads only.", "no_promotion"),
        ("You do not have to answer everything, but please reply in threads.", "reply_in_thread"),
        ("Do not write in German, write in English.", "language"),
        ("Do not forget to introduce yourself in #hello.", "introduction"),
        ("Do not ask before you have searched the docs.", "search_first"),
    ],
)
def test_a_lifted_duty_or_a_permission_with_a_condition_may_be_a_rule(text: str, kind: str) -> None:
    assert kinds(text) == {kind}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Do not reply outside of threads.", "reply_in_thread"),
        ("Do not post code without using code blocks.", "code_format"),
        ("Slides will not be posted later than 24 hours after the session.", "publish_within"),
        ("Don't start a new topic in an existing thread.", "new_thread_for_new_topic"),
        ("Nobody is allowed to use @channel.", "no_broadcast_mentions"),
        ("Neither advertising nor recruiting is allowed.", "no_promotion"),
        ("Do not post solutions from last year.", "no_solutions"),
        ("We used to answer by email; now please ask in #help.", "post_in"),
        ("Could you please reply in threads?", "reply_in_thread"),
        ("@channel is not forbidden, but only for emergencies.", "no_broadcast_mentions"),
        ("@here is permitted in #incidents and nowhere else.", "no_broadcast_mentions"),
        ("News do not require a meeting and should be posted in #news.", "post_in"),
        ("It's up to you to check #news every day.", "attention_duty"),
    ],
)
def test_what_only_sounds_denied_allowed_past_or_asked_is_a_rule(text: str, kind: str) -> None:
    assert kinds(text) == {kind}
