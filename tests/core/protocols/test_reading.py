"""Published sentences, and what they are read as."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.protocols import read, slots
from core.protocols.kinds import every
from core.protocols.learned import telling
from core.protocols.publishing import questions
from core.protocols.sentence import Sentence, sentences


def kinds(text: str) -> set[str]:
    return {clause.kind for clause in read(text).clauses}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Please do not use @channel or @here in #general.", "no_broadcast_mentions"),
        ("Please reply in threads.", "reply_in_thread"),
        ("Mentors answer forum posts within two days.", "response_time"),
        ("Do not just say hello; ask your question right away.", "no_bare_greeting"),
    ],
)
def test_a_rule_is_read(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize("text", ["We are glad that you are here.", "Welcome!", "The course began in 2019."])
def test_a_sentence_without_a_rule_is_none_and_says_why(text: str) -> None:
    reading = read(text)
    assert reading.clauses == ()
    assert reading.unenforceable[0].why


def test_a_vague_time_is_asked_about_and_never_made_a_number() -> None:
    reading = read("Mentors will respond to forum posts shortly, usually within a few hours.")
    lengths = [c.slots.get("duration") for c in reading.clauses if c.kind == "response_time"]
    assert not any(slots.is_exact(length) for length in lengths)


def test_another_language_is_said_not_to_be_read() -> None:
    reading = read("Bitte stellen Sie Ihre Fragen nur im Forum und nicht im Kanal.")
    assert reading.clauses == ()
    assert "English" in reading.unenforceable[0].why


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("within 24 hours", "PT24H"),
        ("a 24-hour response", "PT24H"),
        ("in two business days", "P2D"),
        ("within 1-2 days", "P2D"),
        ("after half a year of waiting", None),
        ("shortly", "shortly"),
        ("within one weekday", "P1D"),
        ("after two weeks", "P14D"),
        ("a reasonable amount of time", "reasonable time"),
        ("half an hour", "PT30M"),
        ("one or two days", "P2D"),
        ("a couple of days", "a couple of days"),
        ("by the next business day", "next business day"),
    ],
)
def test_lengths_of_time(text: str, length: str | None) -> None:
    assert slots.duration(text) == length


def test_lists_headings_and_marks_of_both_platforms() -> None:
    text = "# Rules\n- Use <#C1|help> for questions.\n<p>Be kind.</p><!channel> is for staff."
    found = list(sentences(text))
    assert found[0] == Sentence("Use #help for questions.", "Rules", item=True)
    assert [s.text for s in found[1:]] == ["Be kind.", "@channel is for staff."]


def test_a_heading_without_words_ends_the_section_before_it() -> None:
    assert [s.heading for s in sentences("# Rules\nBe kind.\n#  \nAsk in threads.")] == ["Rules", ""]


def test_html_of_teams_with_headings_and_lists() -> None:
    text = "<h2>Asking</h2><ul><li>Search the FAQ &amp; the docs first.</li><li>No advertising.</li></ul>"
    assert list(sentences(text)) == [
        Sentence("Search the FAQ & the docs first.", "Asking", item=True),
        Sentence("No advertising.", "Asking", item=True),
    ]


def test_two_hundred_kilobytes_are_refused_in_a_sentence() -> None:
    reading = read("Reply in threads.\n" * 12_000)
    assert reading.clauses == ()
    assert "216,000 characters" in reading.unenforceable[0].why


def test_the_words_above_a_list_begin_its_items() -> None:
    reading = read("Please don't:\n- send direct messages to the teachers\n- post screenshots of code")
    assert [(c.kind, c.sentence) for c in reading.clauses] == [
        ("avoid_dm", "send direct messages to the teachers"),
        ("code_format", "post screenshots of code"),
    ]


def test_a_heading_that_forbids_turns_its_list_around() -> None:
    text = "## Don't\n- use @channel\n- Never shout\n- posting screenshots of code\n## Do\n- use threads"
    assert [sentence.begun.text for sentence in sentences(text)] == [
        "Do not use @channel",
        "Never shout",
        "Avoid posting screenshots of code",
        "use threads",
    ]


def test_a_list_in_a_list_belongs_to_the_item_above_it() -> None:
    text = "Please:\n- ask in threads\n- when you ask, add:\n  - the error\n  - the version\n- be kind\n\nWelcome!"
    assert [(sentence.text, sentence.lead) for sentence in sentences(text)] == [
        ("Please:", ""),
        ("ask in threads", "Please:"),
        ("when you ask, add:", "Please:"),
        ("the error", "when you ask, add:"),
        ("the version", "when you ask, add:"),
        ("be kind", "Please:"),
        ("Welcome!", ""),
    ]


def test_a_table_of_channels_says_what_each_is_for() -> None:
    text = "| Purpose | Channel |\n|---|---|\n| questions about fractions | `maths` |\n| small talk | #lobby |\nBe kind."
    assert [sentence.text for sentence in sentences(text)] == [
        "#maths: questions about fractions",
        "#lobby: small talk",
        "Be kind.",
    ]
    assert [c.says for c in read(text).clauses if c.kind == "venue_purpose"] == [
        "#maths is for questions about fractions.",
        "#lobby is for small talk.",
    ]


def test_a_list_of_what_a_question_needs_is_one_rule() -> None:
    reading = read("When you ask for help, please include:\n* the error message\n* the output you expected")
    (clause,) = reading.clauses
    assert (clause.kind, clause.slots["required"]) == ("question_quality", ["error", "output", "expected"])
    assert clause.says == "A question includes the error, the output and what was expected."


def test_the_words_that_spoke_for_a_kind_can_be_told() -> None:
    assert "threads" in telling("Please reply in threads.", "reply_in_thread")
    assert "@channel" in telling("Please do not use @channel here.", "no_broadcast_mentions")
    assert telling("", "post_in") == ()


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Click on the plus sign beside the channel list to create one.", "how to use the software"),
        ("Members who break the rules are banned by the moderators.", "misconduct"),
        ("You are welcome to join as many channels as you like.", "allows or offers"),
    ],
)
def test_why_a_sentence_is_no_rule(text: str, why: str) -> None:
    (none,) = read(text).unenforceable
    assert why in none.why


@settings(max_examples=100)
@given(st.text(max_size=300) | st.text("#|-*: \n.@ab", max_size=60))
def test_any_text_is_read_without_failing(text: str) -> None:
    read(text)


@pytest.mark.parametrize("name", every())
def test_each_kind_explains_itself_and_its_example_is_read_as_it(name: str) -> None:
    kind = every()[name]
    assert kind.__doc__
    assert kind.SAYS
    assert name in kinds(kind.EXAMPLE)


def test_two_rules_in_one_sentence_each_with_its_own_words() -> None:
    reading = read("Mentors answer forum posts within 12 hours, but the chat is for peer help only.")
    found = {clause.kind: clause for clause in reading.clauses}
    assert found["response_time"].slots["duration"] == "PT12H"
    assert found["response_time"].says == "Mentors will answer on the forum within 12 hours."
    assert found["venue_purpose"].slots["for"] == ["peer help"]


def test_simultaneously_means_with_what_the_sentence_named_before() -> None:
    reading = read(
        "Slides of the lecture are posted within two hours; the worksheet is posted simultaneously."
    )
    first, second = (clause for clause in reading.clauses if clause.kind == "publish_within")
    assert (first.slots["artifact"], first.slots["duration"]) == ("slide", "PT2H")
    assert (second.slots["artifact"], second.slots["companion"]) == ("worksheet", "slide")
    assert second.says == "The worksheet will be out together with the slides."
    assert first.id != second.id


@pytest.mark.parametrize(
    ("second", "duration"),
    [
        ("the recording the day after", "P1D"),
        ("the recording afterwards", None),
        ("the recording when it is ready", "when it is ready"),
    ],
)
def test_each_artefact_of_a_sentence_has_its_own_time(second: str, duration: str | None) -> None:
    slides, recording = read(f"Slides a day before the lecture; {second}.").clauses
    assert (slides.slots["artifact"], slides.slots["direction"], slides.slots["duration"]) == (
        "slide",
        "before",
        "P1D",
    )
    assert (recording.slots["artifact"], recording.slots["direction"]) == ("recording", "after")
    assert recording.slots.get("duration") == duration


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Announce holidays in #out-of-office so that nobody waits for you.", "attention_duty"),
        ("Examination answers must not be posted.", "search_first"),
        ("Nobody has to attend the Friday call.", "mandatory_attendance"),
    ],
)
def test_a_sentence_that_does_not_say_what_makes_a_kind_is_not_read_as_it(text: str, kind: str) -> None:
    assert kind not in kinds(text)


def test_what_stands_far_apart_in_a_sentence_is_not_put_together() -> None:
    """Else a text without a full stop is looked at from every word to its end: minutes for 100 KB."""
    lifecycle, far = every()["channel_lifecycle"], " and so on" * 20
    assert lifecycle.read(Sentence("Every channel needs an owner."))["action"] == "manager"
    assert lifecycle.read(Sentence(f"Every channel needs care{far} by its owner."))["action"] == "keep"


def test_answers_to_an_examination_are_solutions() -> None:
    assert kinds("Examination answers must not be posted.") == {"no_solutions"}


def test_no_promise_of_a_time_to_answer_is_said_back_as_none() -> None:
    (clause,) = read("No guaranteed response time.").clauses
    assert (clause.kind, clause.slots["direction"]) == ("response_time", "no_commit")
    assert clause.says == "No answer is promised by a certain time."


def test_how_long_shortly_is_has_to_be_asked() -> None:
    (clause,) = read("Answered shortly.").clauses
    assert (clause.kind, clause.slots["duration"]) == ("response_time", "shortly")
    assert list(questions([clause])) == ["“Answered shortly.”: how long is “shortly”?"]


def test_a_promise_that_is_denied_is_not_read_as_one() -> None:
    reading = read("Mentors do not answer forum posts within an hour.")
    assert not any(c.slots.get("direction") == "commit" for c in reading.clauses)


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("We will try to answer questions within two days.", "commit"),
        ("Please respond to your group within two days.", "expect"),
        ("Do not reply at night, but do respond to messages within one day.", "expect"),
        ("Replies are not guaranteed; we cannot promise an answer within a day.", "no_commit"),
    ],
)
def test_who_is_bound_by_a_time_to_answer(text: str, direction: str) -> None:
    assert every()["response_time"].read(Sentence(text))["direction"] == direction


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Avoid @channel and @here.", ["@channel", "@here"]),
        ("Please do not tag the whole channel.", ["@channel"]),
        ("Pinging everybody is rude.", ["@everyone"]),
        ("Write to office@example.org.", []),
        ("Put an @mention of your partner first.", []),
    ],
)
def test_mentions_of_many(text: str, named: list[str]) -> None:
    assert slots.mentions(text) == named


def test_these_are_the_mentions_spoken_of_before() -> None:
    *_, last = sentences("There are @channel and @here. Use these only in an emergency.")
    assert every()["no_broadcast_mentions"].read(last)["mentions"] == ["@channel", "@here"]


@pytest.mark.parametrize(
    ("text", "heading", "direction"),
    [
        ("The agenda is posted the same day.", "Meetings", "before"),
        ("Slides are posted within two hours.", "Lectures", "after"),
        ("Upload the recording to the drive.", "After the meeting", "after"),
    ],
)
def test_before_or_after_the_event(text: str, heading: str, direction: str) -> None:
    assert every()["publish_within"].read(Sentence(text, heading))["direction"] == direction


_WORDS = (
    "staff answers",
    "posts",
    "within",
    "after",
    "a few",
    "many",
    "some",
    "hours",
    "days",
    "soon",
    "wait",
    "slides",
)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("❤️ We're glad you're here", set()),
        ("📌 READ ME FIRST 📌", set()),
        ("🧵 Replies go into threads.", {"reply_in_thread"}),
        ("✅ React with this one when you are done.", {"use_reactions"}),
        (":eyes: means somebody is looking", {"use_reactions"}),
    ],
)
def test_an_emoji_before_a_sentence_is_a_bullet_unless_the_sentence_speaks_of_it(
    text: str, kind: set[str]
) -> None:
    assert kinds(text) == kind


@settings(max_examples=60)
@given(st.lists(st.sampled_from(_WORDS), min_size=1, max_size=12))
def test_no_kind_makes_a_number_of_words_without_one(words: list[str]) -> None:
    for kind in every().values():
        said = kind.read(Sentence(" ".join(words)))
        assert not any(slots.is_exact(said.get(slot)) for slot in ("duration", "min_wait", "after"))


@settings(max_examples=50)
@given(st.integers(2, 400), st.sampled_from(["hours", "days"]))
def test_no_length_of_time_that_does_not_stand_in_the_sentence(number: int, unit: str) -> None:
    reading = read(f"Facilitators respond to forum posts within {number} {unit}.")
    (clause,) = (c for c in reading.clauses if c.kind == "response_time")
    assert clause.slots["duration"] == (f"PT{number}H" if unit == "hours" else f"P{number}D")
