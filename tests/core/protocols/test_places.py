"""Where a sentence sends people, and where it sends them away from."""

import pytest

from core.protocols.places import channels, places, venues
from core.protocols.sentence import Sentence, sentences


@pytest.mark.parametrize(
    ("text", "wanted", "avoided"),
    [
        ("Ask about fractions in #maths.", ["#maths"], []),
        ("Please use the forum instead of email.", ["forum"], ["email"]),
        ("Do not email your teacher, use the discussion board.", ["discussion board"], ["email"]),
        ("Never ask for help in #general.", [], ["#general"]),
        ("Anything goes in #random except for #quiet things.", ["#random"], ["#quiet"]),
        ("Questions go to the student channel.", ["student channel"], []),
        ("Keep it in the right channel.", [], []),
    ],
)
def test_places_wanted_and_avoided(text: str, wanted: list[str], avoided: list[str]) -> None:
    found = places(text)
    assert (found.wanted, found.avoided) == (wanted, avoided)


def test_a_sentence_that_opens_with_a_channel_speaks_of_it_and_not_of_those_it_mentions() -> None:
    assert venues(Sentence("#help: first look whether #faq has it.")) == ["#help"]
    assert venues(Sentence("#red and #blue are for the two groups, #all for both.")) == ["#red", "#blue"]


def test_a_prefix_stands_for_its_channels_and_the_others_are_examples() -> None:
    assert venues(Sentence("#grp-one, #grp-two: #grp- For groups.")) == ["#grp-*"]


def test_a_sentence_that_names_no_place_speaks_of_the_one_in_its_heading() -> None:
    assert venues(Sentence("Only for questions.", "#lobby rules")) == ["#lobby"]
    assert venues(Sentence("Keep this for news.", "Random channel")) == ["random"]
    assert venues(Sentence("Keep this for news.", "Our etiquette {#etiquette}")) == []


def test_a_thread_is_no_channel() -> None:
    assert channels(Sentence("Please reply in the question's thread.")) == []
    assert channels(Sentence("Reply in threads in #help.")) == ["#help"]


@pytest.mark.parametrize(
    ("text", "wanted", "avoided"),
    [
        ("Use the forum or email for questions.", ["forum", "email"], []),
        ("Write to us in #lobby or by DM.", ["#lobby", "dm"], []),
        ("Do not share the answers to any of the weekly riddles in #lobby.", [], ["#lobby"]),
        ("If you did not find it, do not hesitate to ask in #lobby.", ["#lobby"], []),
        ("You can hand work in on GitHub, but please do not use it for questions.", [], ["github"]),
        ("We prefer the forum over email.", ["forum"], ["email"]),
        ("Post it in the course forum Crossroads.", ["Crossroads"], []),
        ("Pictures go into our garden photo channel.", ["garden photo channel"], []),
        ("News is sent to our Slack channels.", ["Slack channels"], []),
        ("Keep this Slack channel tidy.", [], []),
        ("Put papers into the “Reading” stream.", ["Reading stream"], []),
        ("Leave is asked for in the HR portal.", ["HR portal"], []),
        ("Use the Q&A board.", ["Q&A board"], []),
        ("Ask in the class chat, and only then in the help forum.", ["class chat", "help forum"], []),
        ("Move talk that is not about work to #lobby.", ["#lobby"], []),
        ("Channels that start with lab- are for labs.", ["lab-*"], []),
        ("Ask in the question's thread.", [], []),
        ("Squads write their notes in `squad-*`.", ["squad-*"], []),
    ],
)
def test_places_named_in_one_breath_denied_titled_and_described(
    text: str, wanted: list[str], avoided: list[str]
) -> None:
    found = places(text)
    assert (found.wanted, found.avoided) == (wanted, avoided)


def test_the_channel_a_sentence_names_is_meant_not_the_one_in_the_heading() -> None:
    assert channels(Sentence("Do not use @channel in #lobby.", "How we use #course")) == ["#lobby"]


def test_the_forum_is_not_the_channel_that_stands_in_the_heading() -> None:
    rule = Sentence("Tutors answer forum posts within a day.", "How we use #lobby")
    assert venues(rule) == ["forum"]


def test_a_heading_that_is_a_place_is_what_its_sentences_speak_of() -> None:
    assert venues(Sentence("Everything that may help others.", "The discussion board")) == [
        "discussion board"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "#kitchen is where we cook. Keep it free of adverts.",
        "#kitchen is where we cook. This channel is only for recipes. No adverts here.",
        "#kitchen: recipes of all sorts. Only post what you have tasted.",
    ],
)
def test_it_and_here_are_the_channel_spoken_of_before(text: str) -> None:
    assert all(venues(sentence) == ["#kitchen"] for sentence in sentences(text))


def test_this_channel_is_not_the_forum_spoken_of_before() -> None:
    *_, last = sentences("We answer on the forum. This channel is for peers only.")
    assert venues(last) == []


def test_a_new_heading_begins_anew() -> None:
    *_, last = sentences("#kitchen is where we cook.\n# Manners\nKeep it short.")
    assert venues(last) == []


def test_the_items_of_a_list_hold_where_the_words_above_it_say() -> None:
    _, first, other = sentences(
        "In #kitchen we agree on this:\n- one question at a time\n- no adverts in #garden"
    )
    assert (venues(first), channels(other)) == (["#kitchen"], ["#garden"])
