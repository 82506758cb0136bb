"""What is looked up beyond a channel's talk, in the ledger: copies in other channels, marks, newcomers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Engine

from adapters.ledger import people, reactions, stream
from adapters.ledger.engine import writing
from bot.beyond import beyond
from core.beyond import NOTHING_BEYOND, Beyond
from core.events import Described, Joined, Reacted
from core.message import Channel, Member, Message, MessageRef
from core.protocols import ChannelProtocol, Clause, State

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
HERE, GENERAL, SECRET, HELLO = (
    Channel("C1", "course"), Channel("C2", "general"), Channel("C3", "team", private=True), Channel("C4", "introductions"),
)  # fmt: skip
KINDS = ("no_cross_posting", "mark_resolved", "introduction")
RULES = ChannelProtocol(1, NOON - timedelta(days=9), "", tuple(
    Clause(kind, kind, {"venue": ["#introductions"]} if kind == "introduction" else {}, kind, "", State.CONFIRMED)
    for kind in KINDS
))  # fmt: skip
ASKED = Message(MessageRef("C1", "1"), "ana", NOON, "How do I join two tables on a date column?")


def look(engine: Engine, *said: Message, about: Message = ASKED, rules: ChannelProtocol | None = RULES) -> Beyond:  # fmt: skip
    with writing(engine) as connection:
        for channel in (HERE, GENERAL, SECRET, HELLO):
            people.describe(connection, Described(channel, NOON - timedelta(days=30)))
        stream.remember(connection, [stream.as_row(message) for message in (*said, about)])
        return beyond(lambda: connection, rules, about)


def earlier(channel: Channel, **ago: float) -> Message:
    at = NOON - timedelta(**ago)
    return replace(ASKED, ref=MessageRef(channel.id, f"{at.timestamp()}"), at=at)


def test_copies_in_public_channels_of_the_last_two_days_and_never_in_private_ones(engine: Engine) -> None:
    copy = earlier(GENERAL, hours=1)
    others = (earlier(SECRET, hours=1), earlier(GENERAL, days=3), earlier(HERE, hours=1),
              replace(earlier(HELLO, hours=2), author="ben"))  # fmt: skip
    assert look(engine, copy, *others).elsewhere == ((Channel("C2", "general"), copy),)


def test_where_no_clause_in_force_needs_it_nothing_is_looked_up(engine: Engine) -> None:
    struck = replace(RULES, clauses=tuple(replace(c, state=State.STRUCK) for c in RULES.clauses))
    for rules in (None, struck):
        assert look(engine, earlier(GENERAL, hours=1), rules=rules) is NOTHING_BEYOND


def test_a_tick_on_the_question_until_it_is_taken_off(engine: Engine) -> None:
    thanks = replace(ASKED, ref=MessageRef("C1", "2"), at=NOON + timedelta(hours=1), thread="1")
    ticked = Reacted(ASKED.ref, "ben", "white_check_mark", NOON)
    assert not look(engine, ASKED, about=thanks).ticked
    for event, shown in (
        (replace(ticked, emoji="eyes"), False),
        (ticked, True),
        (replace(ticked, removed=True), False),
    ):
        with writing(engine) as connection:
            reactions.react(connection, [event])
        assert look(engine, ASKED, about=thanks).ticked is shown


def test_who_joined_since_the_rule_is_new_until_they_have_introduced_themselves(engine: Engine) -> None:
    assert not look(engine).newcomer  # nobody saw them join
    with writing(engine) as connection:
        people.join(connection, Joined("C1", Member("ana"), NOON - timedelta(days=1)))
    assert look(engine).newcomer
    second = replace(ASKED, ref=MessageRef("C1", "5"), at=NOON + timedelta(hours=1))
    assert not look(engine, ASKED, about=second).newcomer
    assert not look(engine, earlier(HELLO, hours=2)).newcomer


def test_who_was_there_before_is_not_new_when_the_bot_sees_them_again(engine: Engine) -> None:
    with writing(engine) as connection:
        for ago in (40, 1):
            people.join(connection, Joined("C1", Member("ana"), NOON - timedelta(days=ago)))
    assert not look(engine).newcomer
