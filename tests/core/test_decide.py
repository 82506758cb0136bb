"""A message as it is heard: worth coming back to, or left to people?"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from adapters.docs import Index
from core.answers import Section
from core.decide import Kind, Later, Silence, Speak, consider, reconsider
from core.message import Channel, Member, Message, MessageRef
from core.programme import ChannelSettings, Mode, Programme
from core.room import Room

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DOCS = Index(
    [
        Section("setup.md#password", "Resetting your database password", "Reset the database password on the "
                "profile page, under Credentials. The new password works after five minutes."),
        *(Section(f"m{n}.md", f"Module {n}", f"What module {n} is about, week by week.") for n in range(30)),
    ]
)  # fmt: skip


def said(author: str, text: str, minutes_before: int = 0, thread: str | None = None) -> Message:
    at = NOON - timedelta(minutes=minutes_before)
    return Message(MessageRef("C1", f"{author}{minutes_before}"), author, at, text, thread=thread)


ASKED = said("ana", "how do I reset the database password?")
ROOM = Room(NOON, Programme("p"), Channel("C1"), ChannelSettings(mode=Mode.ON), Member("ana"), DOCS)


@pytest.mark.parametrize(
    ("before", "left_to_people"),
    [
        ([], False),
        ([said("ana", "hi all", 2)], False),
        ([said("ben", "lunch is here", 3)], False),
        ([said("ben", "lunch is here", 3), said("ana", "one more thing", 1)], False),
        ([said("ana", "the database is back", 4), said("ben", "it asks me for a new password", 2)], True),
        ([said("ana", "the database is back", 40), said("ben", "it asks me for a new password", 20)], False),
        ([said("ana", "the database is back", 4), said("ben", "great", 2, thread="ana4")], False),
    ],
)
def test_a_question_that_goes_on_with_a_talk_is_left_to_those_who_talk(
    before: list[Message], left_to_people: bool
) -> None:
    verdict = consider(replace(ROOM, recent=(*before, ASKED)), ASKED).verdict
    assert isinstance(verdict, Silence if left_to_people else Later)
    assert left_to_people or (isinstance(verdict, Later) and verdict.kind is Kind.ANSWER)


@pytest.mark.parametrize(
    ("text", "needs_person"),
    [
        ("could someone please reset my grade for the database password task?", True),
        ("why does the database lose its connection every night?", False),
    ],
)
def test_who_asks_for_a_person_is_told_that_a_facilitator_can_help_in_private(
    text: str, needs_person: bool
) -> None:
    asked = said("ana", text)
    heard = replace(ROOM, recent=(asked,), forum=True)
    verdict = consider(heard, asked).verdict
    assert isinstance(verdict, Later)
    assert verdict.kind is Kind.FORUM
    later = replace(heard, now=verdict.due, thread=(asked,))
    spoken = reconsider(later, asked, verdict.kind)
    assert isinstance(spoken, Speak)
    assert spoken.because.startswith("It needs a person" if needs_person else "It reads as a question")
    assert ("a facilitator can settle with you privately" in str(spoken.nudge.page)) is needs_person


@pytest.mark.parametrize(
    ("text", "before", "because"),
    [
        ("@ben, why does the database lose its connection every night?", [], "put to one person"),
        ("@ben, could you please reset my grade for the database?", [], "needs a person"),
        ("ah, so does it lose its connection every night?", [], "something said before"),
        ("I'm trying to keep the connection of the database, it is fun", [], "No passage is sure"),
        ("why does the database lose its connection every night?",
         [said("ana", "mine is gone again", 4), said("ben", "mine too", 2)], "talking with others"),
    ],
)  # fmt: skip
def test_what_is_put_to_one_person_goes_on_with_a_talk_or_only_tells_is_not_for_the_forum(
    text: str, before: list[Message], because: str
) -> None:
    asked = said("ana", text)
    verdict = consider(replace(ROOM, recent=(*before, asked), forum=True), asked).verdict
    assert isinstance(verdict, Silence)
    assert because in verdict.because
