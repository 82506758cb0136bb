"""Where a sentence sends people, and where it sends them away from."""

import pytest

from core.protocols.places import channels, places, venues


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
    assert venues("#help: first look whether #faq has it.") == ["#help"]
    assert venues("#red and #blue are for the two groups, #all for both.") == ["#red", "#blue"]


def test_a_prefix_stands_for_its_channels_and_the_others_are_examples() -> None:
    assert venues("#grp-one, #grp-two: #grp- For groups.") == ["#grp-*"]


def test_a_sentence_that_names_no_place_speaks_of_the_one_in_its_heading() -> None:
    assert venues("Only for questions.", "#lobby rules") == ["#lobby"]
    assert venues("Keep this for news.", "Random channel") == ["random"]
    assert venues("Keep this for news.", "Our etiquette {#etiquette}") == []


def test_a_thread_is_no_channel() -> None:
    assert channels("Please reply in the question's thread.") == []
    assert channels("Reply in threads in #help.") == ["#help"]
