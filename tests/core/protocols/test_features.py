"""What the learned reading sees of a sentence beside its words: which slots a kind of clause would fill."""

import pytest

from core.protocols.features import FILLS, features
from core.protocols.sentence import Sentence


def filled(text: str) -> set[str]:
    return {name.removeprefix(FILLS) for name in features(Sentence(text)) if name.startswith(FILLS)}


@pytest.mark.parametrize(
    ("text", "slot"),
    [
        ("Post job offers in #jobs.", "post_in:venue"),
        ("Mentors answer within two days.", "response_time:duration"),
        ("Please do not use @channel.", "no_broadcast_mentions:mentions"),
        ("A tick :white_check_mark: tells that it is done.", "use_reactions:emoji"),
    ],
)
def test_a_place_a_time_a_mention_and_an_emoji_are_seen_as_what_a_kind_would_need(
    text: str, slot: str
) -> None:
    assert slot in filled(text)


def test_where_there_is_nothing_to_fill_a_slot_with_none_is_seen() -> None:
    assert not {
        name for name in filled("Be kind to each other.") if name.endswith((":venue", ":duration", ":emoji"))
    }
