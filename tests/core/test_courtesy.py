"""When the bot may speak, and what must never happen."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core.answers import EmptyLibrary
from core.courtesy import No, NotYet, Yes, may_nudge, silent_until
from core.message import Channel, Member, Message, MessageRef
from core.programme import ChannelSettings, Mode, Programme
from core.room import Preferences, Room, Said

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
ASKED = Message(MessageRef("C1", "1"), "ana", NOON, "How do I reset the password?")
LATER = NOON + timedelta(minutes=30)
ROOM = Room(LATER, Programme("p"), Channel("C1"), ChannelSettings(mode=Mode.ON), Member("ana"), EmptyLibrary(),
            recent=(ASKED,))  # fmt: skip


def leave(room: Room, message: Message = ASKED) -> object:
    return may_nudge(room, message, wait_for_people=True)


def test_it_may_speak_when_nobody_has_and_the_grace_period_is_over() -> None:
    assert leave(ROOM) == Yes()


def test_people_may_answer_first() -> None:
    assert leave(replace(ROOM, now=NOON + timedelta(minutes=2))) == NotYet(
        NOON + timedelta(minutes=10), "People may answer first."
    )


def test_what_was_said_long_ago_is_let_be() -> None:
    assert leave(replace(ROOM, now=NOON + timedelta(days=2))) == Yes()
    assert leave(replace(ROOM, now=NOON + timedelta(days=4))) == No("It was said too long ago.")


def test_it_keeps_out_where_people_are_talking() -> None:
    reply = Message(
        MessageRef("C1", "2"), "ben", NOON + timedelta(minutes=5), "on the profile page", thread="1"
    )
    assert isinstance(leave(replace(ROOM, thread=(ASKED, reply))), No)


@pytest.mark.parametrize(
    ("text", "silent"),
    [
        ("ahh, solved it: it was the profile page", True),
        ("never mind", True),
        ("nobody has figured it out yet, or have they?", False),
        ("I haven’t figured it out yet", False),
        ("still not solved it", False),
        ("I mean the one of the database", False),
    ],
)
def test_it_keeps_silent_once_its_author_has_found_out(text: str, silent: bool) -> None:
    own = Message(MessageRef("C1", "2"), "ana", NOON + timedelta(minutes=12), text)
    assert isinstance(leave(replace(ROOM, recent=(ASKED, own))), No) is silent


def test_it_leaves_alone_who_opted_out_or_snoozed() -> None:
    assert isinstance(leave(replace(ROOM, preferences=Preferences(opted_out=True))), No)
    assert isinstance(
        leave(replace(ROOM, preferences=Preferences(snoozed_until=LATER + timedelta(days=1)))), No
    )
    assert leave(replace(ROOM, preferences=Preferences(snoozed_until=LATER - timedelta(days=1)))) == Yes()


def test_a_conversation_has_one_nudge_and_a_person_is_left_in_peace() -> None:
    assert isinstance(leave(replace(ROOM, said=(Said("ben", ASKED.ref, NOON - timedelta(days=30)),))), No)
    assert isinstance(leave(replace(ROOM, said=(Said("ana", MessageRef("C1", "0"), NOON),))), No)


def test_at_night_it_waits_for_the_authors_own_morning() -> None:
    tokyo = replace(ROOM, author=Member("ana", timezone="Asia/Tokyo"))
    found = leave(tokyo)
    assert isinstance(found, NotYet)
    assert found.until.astimezone(UTC) == datetime(2026, 3, 2, 23, tzinfo=UTC)


@given(hour=st.integers(0, 23), minute=st.integers(0, 59), start=st.integers(0, 23), end=st.integers(0, 23))
def test_quiet_hours_against_a_walk_through_the_day(hour: int, minute: int, start: int, end: int) -> None:
    rules = ChannelSettings(quiet_from=time(start), quiet_until=time(end))
    local = datetime(2026, 3, 2, hour, minute, tzinfo=UTC)
    found = silent_until(local, rules, None)
    walked, at = local, 0
    while start != end and _quiet(walked.hour, start, end):
        walked += timedelta(minutes=1)
        at += 1
    assert found == (walked if at else None)


def _quiet(hour: int, start: int, end: int) -> bool:
    return hour in range(start, end) if start < end else hour >= start or hour < end


@settings(max_examples=500)
@given(
    opted_out=st.booleans(),
    snoozed=st.one_of(st.none(), st.integers(-100, 100)),
    minutes=st.integers(0, 3000),
    from_bot=st.booleans(),
    mode=st.sampled_from(Mode),
    said=st.lists(st.tuples(st.sampled_from(["ana", "ben"]), st.sampled_from(["1", "0"]), st.integers(0, 2000)), max_size=3),
)  # fmt: skip
def test_what_must_never_happen(
    opted_out: bool,
    snoozed: int | None,
    minutes: int,
    from_bot: bool,
    mode: Mode,
    said: list[tuple[str, str, int]],
) -> None:
    now = NOON + timedelta(minutes=minutes)
    wishes = Preferences(opted_out, None if snoozed is None else now + timedelta(minutes=snoozed))
    earlier = tuple(Said(to, MessageRef("C1", c), now - timedelta(minutes=m)) for to, c, m in said)
    room = replace(ROOM, now=now, preferences=wishes, said=earlier, settings=ChannelSettings(mode=mode))
    if leave(room, replace(ASKED, from_bot=from_bot)) == Yes():
        assert not opted_out
        assert not from_bot
        assert mode is not Mode.OFF
        assert snoozed is None or snoozed <= 0
        assert minutes >= 10
        assert not any(c == "1" for _, c, _ in said)
        assert 8 <= now.hour < 21
