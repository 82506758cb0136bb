"""Why the bot spoke or kept silent about a message, as a newcomer reads it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from adapters.docs import Index
from core.answers import Section
from core.decide import Kind
from core.explanation import Fate, explain
from core.message import Channel, Member, Message, MessageRef
from core.nudge_record import NudgeRecord
from core.programme import ChannelSettings, Mode, Programme
from core.protocols import ChannelProtocol, State, read
from core.reply.blocks import Bullets, Quote, Small, Text
from core.reply.figures import Table
from core.reply.pages import Page
from core.reply.spans import plain
from core.room import Room
from core.verdict import Verdict

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
DOCS = (
    Section("setup.md#password", "Resetting your password", "You reset the password on the profile page."),
    Section("setup.md#vpn", "The VPN", "Connect to the VPN before you open the database."),
    Section("work.md#hand-in", "Handing in", "Hand in your work as one notebook before Sunday."),
)
RULES = "Please do not use @channel. Put code into code blocks."
PROTOCOL = ChannelProtocol(
    1, NOON, RULES, tuple(replace(clause, state=State.CONFIRMED) for clause in read(RULES).clauses)
)
ROOM = Room(
    NOON, Programme("p"), Channel("C1"), ChannelSettings(mode=Mode.ON), Member("ana"), Index(DOCS),
    protocol=PROTOCOL,
)  # fmt: skip


def said(text: str, **more: str) -> Message:
    broadcasts = frozenset({"channel"} if "@channel" in text else ())
    return Message(MessageRef("C1", "1"), "ana", NOON, text, broadcasts=broadcasts, **more)  # type: ignore[arg-type]


def sentences(page: Page) -> str:
    lines = [block.line for block in page.blocks if isinstance(block, Text | Small)]
    lines += [line for block in page.blocks if isinstance(block, Bullets) for line in block.lines]
    return "\n".join(plain(line) for line in lines)


def test_silence_says_why() -> None:
    told = sentences(explain(ROOM, said("ok thanks"), Fate("People are already talking it through.")))
    assert told.startswith("It said nothing. People are already talking it through.")
    assert "none is about this message" in told


def test_a_question_shows_the_passage_that_is_nearest_whether_or_not_it_was_shown() -> None:
    told = explain(ROOM, said("How do I reset my password?"), Fate("It is late where its author is."))
    quotes = [block.text for block in told.blocks if isinstance(block, Quote)]
    assert quotes[0] == "You reset the password on the profile page."
    assert "Resetting your password setup.md#password" in sentences(told)


def test_a_broken_clause_is_quoted_with_the_friendly_way_out() -> None:
    told = sentences(explain(ROOM, said("@channel the room has changed"), Fate("…")))
    assert "It speaks about this message:" in told
    assert "Please do not use @channel." in told


def test_a_hint_says_what_its_reader_said_to_it_and_shadow_says_that_nothing_was_sent() -> None:
    nudge = NudgeRecord(
        MessageRef("C1", "1"), "ana", Kind.ANSWER, NOON, shadow=False, because="The docs have it."
    )
    given = explain(ROOM, said("How do I reset my password?"), Fate("", nudge))
    assert "It gave a private hint. The docs have it." in sentences(given)
    assert "silence is unknown" in sentences(given)
    judged = explain(ROOM, said("How?"), Fate("", replace(nudge, verdict=Verdict.HELPED)))
    assert "Its author said that it helped." in sentences(judged)
    kept = explain(ROOM, said("How?"), Fate("", replace(nudge, shadow=True)))
    assert "this channel is in shadow mode" in sentences(kept)


def test_while_it_waits_it_says_until_when() -> None:
    fate = Fate("People may answer first.", waits_until=NOON + timedelta(minutes=10))
    told = sentences(explain(ROOM, said("How do I reset my password?"), fate))
    assert told.startswith("It waits until Mon 02 Mar 12:10 UTC. People may answer first.")


def test_what_was_measured_is_listed_strongest_first() -> None:
    thought = "I wonder whether the filter drops rows because a missing value is neither true nor false."
    (table,) = (b for b in explain(ROOM, said(thought), Fate("")).blocks if isinstance(b, Table))
    pulls = [float(row[2]) for row in table.rows]
    assert pulls == sorted(pulls, reverse=True)
    assert {row[1] for row in table.rows} <= {"reflective", "reactive"}


def test_a_thought_pulls_towards_reflective_and_thanks_towards_reactive() -> None:
    (thought,) = (
        b
        for b in explain(ROOM, said("I learned that I had asked too late."), Fate("")).blocks
        if isinstance(b, Table)
    )
    (thanks,) = (b for b in explain(ROOM, said("ok thanks"), Fate("")).blocks if isinstance(b, Table))
    assert ("thinking", "reflective") in [row[:2] for row in thought.rows]
    assert ("acknowledgement", "reactive") in [row[:2] for row in thanks.rows]


def test_what_is_in_no_language_it_reads_is_not_measured() -> None:
    told = explain(ROOM, said("```print(1)```"), Fate("It is …"))
    assert not [block for block in told.blocks if isinstance(block, Table)]
    assert "There are no words of its author's own in it." in sentences(told)
