"""What facilitators hear of a channel that the bot is no longer in."""

from datetime import UTC, datetime

import pytest

from core.gone import because, departed
from core.message import Channel, Gone, Member, Role
from core.reply.blocks import Text
from core.reply.spans import plain

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
TOM = Member("U8", "Tom", Role.FACILITATOR)


def heard(why: Gone) -> str:
    (news,) = departed(Channel("C1", "course-chat", gone=why), NOON, [TOM])
    assert news.to == TOM.id
    return " ".join(plain(block.line) for block in news.page.blocks if isinstance(block, Text))


@pytest.mark.parametrize(
    ("why", "said"),
    [(Gone.REMOVED, "I was taken out of it."), (Gone.ARCHIVED, "It was archived."), (Gone.DELETED, "It was deleted.")],
)  # fmt: skip
def test_it_says_why_and_that_nothing_is_lost(why: Gone, said: str) -> None:
    assert f"I am no longer in #course-chat. {said}" in heard(why)
    assert "its settings, its protocol and its figures are kept" in heard(why)


def test_only_to_a_channel_that_is_still_there_it_can_be_invited_again() -> None:
    assert "Invite me again" in heard(Gone.ARCHIVED)
    assert "Invite me again" not in heard(Gone.DELETED)


def test_of_a_channel_it_is_in_there_is_nothing_to_say() -> None:
    assert because(Channel("C1", "course-chat")) == ()
