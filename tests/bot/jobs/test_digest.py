"""The weekly digest as a job: of what is in the ledger at its hour, as the team has agreed, whatever else goes wrong."""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from house import LAB, MONDAY, ON, TOM, House, Wire
from sqlalchemy import Engine

from adapters.ledger import people, stream
from adapters.ledger.engine import reading, writing
from bot.calendar_file import CalendarFile
from bot.jobs import figures
from core.actions import Action, DirectMessage, Post
from core.events import Described
from core.facts import Session
from core.interactions import Submitted
from core.message import Channel, Message, MessageRef
from core.programme import Programme, Touchpoint
from core.reply.blocks import Bullets
from core.reply.spans import plain

# At nine on Monday the digest of the week before is due.
LAST_MONDAY = MONDAY - timedelta(days=7, hours=9)


class Linking(Wire):
    """A platform whose messages have addresses; one channel may be unreachable, one still be read after an outage."""

    unreachable, behind = "", ""

    def link(self, ref: MessageRef) -> str | None:
        if ref.channel == self.unreachable:
            raise ConnectionError("the directory of this workspace does not answer")
        return f"https://chat.example/{ref.channel}/{ref.id}"

    def is_behind(self, channel: str) -> bool:
        return channel == self.behind


class Course(House):
    """Five minutes before the digest is due."""

    programme = Programme("Course", facilitators=frozenset({"tom"}), touchpoints=(Touchpoint("Recap"),))

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.wire: Linking = Linking()
        self.start()
        self.now = MONDAY - timedelta(minutes=5)

    def talk(
        self, count: int, channel: str = "C1", *, ago: timedelta = timedelta(), question: bool = True
    ) -> None:
        """So many short messages by eight people, minute by minute from last Monday on, or from so long ago."""
        rows = []
        for n in range(count):
            at = (MONDAY - ago if ago else LAST_MONDAY) + timedelta(minutes=n)
            message = Message(MessageRef(channel, f"{at.timestamp():.6f}"), f"u{n % 8}", at, "which one?")
            rows.append(stream.as_row(message, words=2, reflection=0.2, is_question=question))
        with writing(self.engine) as connection:
            stream.remember(connection, rows)

    def passes(self, **length: float) -> Sequence[Action]:
        return asyncio.run(self.later(**length))


def posted(sent: Sequence[Action]) -> dict[str, str]:
    """The text of each digest posted, by channel."""
    return {
        action.channel: "\n".join(
            plain(line) for block in action.page.blocks for line in _lines(block)
        )
        for action in sent if isinstance(action, Post)
    }  # fmt: skip


def _lines(block: object) -> Sequence[tuple[object, ...]]:
    return (
        block.lines
        if isinstance(block, Bullets)
        else [line]
        if (line := getattr(block, "line", None))
        else []
    )


def test_what_was_caught_up_with_a_minute_ago_is_in_it_though_figures_were_at_hand(engine: Engine) -> None:
    course = Course(engine)
    course.talk(5_000, question=False)
    figures.refresh(course.app)
    # After an outage: read in from the platform just before the hour.
    course.talk(40, ago=timedelta(days=2))
    assert "40 questions asked" in posted(course.passes(minutes=5))["C1"]


def test_after_an_outage_it_waits_for_what_was_said_meanwhile_but_not_for_ever(engine: Engine) -> None:
    course = Course(engine)
    course.talk(30)
    course.wire.behind = "C1"
    assert posted(course.passes(minutes=90)) == {}
    course.talk(12, ago=timedelta(days=2))
    course.wire.behind = ""
    assert "42 questions asked" in posted(course.passes(minutes=1))["C1"]
    # A week later Slack answers so slowly that it never comes to an end.
    course.talk(30, ago=timedelta(days=-1))
    course.wire.behind = "C1"
    assert posted(course.passes(days=7, minutes=-60)) == {}
    assert set(posted(course.passes(hours=2))) == {"C1"}


def test_after_a_first_start_in_mid_week_it_waits_for_the_past_and_then_says_what_it_lacks(
    engine: Engine,
) -> None:
    course = Course(engine)
    course.now = MONDAY + timedelta(days=2)
    course.talk(30)
    course.wire.behind = "C1"
    assert [posted(course.passes(minutes=minutes)) for minutes in (1, 60, 58)] == [{}, {}, {}]
    assert "I am still reading what was said before" in posted(course.passes(minutes=2))["C1"]


def test_a_calendar_file_that_breaks_keeps_no_digest_waiting_and_is_said(
    engine: Engine, tmp_path: Path
) -> None:
    course = Course(engine)
    course.talk(30)
    file = tmp_path / "live.ics"
    file.write_text(LAB)
    calendar = CalendarFile(file, course.programme)
    course.app.sources = replace(course.app.sources, sessions=calendar)
    assert course.passes(minutes=-60) == []
    file.write_text("<html>Sign in</html>")
    text = posted(course.passes(minutes=65))["C1"]
    assert "The calendar cannot be read since" in text
    assert "I go on with what I read on" in text
    assert str(tmp_path) not in text
    assert len(calendar(MONDAY - timedelta(weeks=9), MONDAY + timedelta(weeks=9))) == 9
    (told,) = [action for action in course.passes(hours=1) if isinstance(action, DirectMessage)]
    assert (told.to, told.page.summary[:30]) == ("tom", "The calendar cannot be read si")
    file.write_text(LAB.replace("COUNT=9", "COUNT=3"))
    assert course.passes(hours=1) == []
    assert len(calendar(MONDAY - timedelta(weeks=9), MONDAY + timedelta(weeks=9))) == 3
    assert "cannot be read" not in repr(asyncio.run(course.ask("status", TOM)))


def test_a_message_taken_back_a_minute_ago_is_not_in_it(engine: Engine) -> None:
    course = Course(engine)
    course.talk(5_000, question=False)
    course.talk(12, ago=timedelta(days=2))
    figures.refresh(course.app)
    with writing(engine) as connection:
        gone = stream.messages.c.is_question & (stream.messages.c.author == "u0")
        connection.execute(stream.messages.update().where(gone).values(deleted=True))
    assert "10 questions asked" in posted(course.passes(minutes=5))["C1"]


def test_figures_are_read_as_the_team_has_agreed_in_chat(engine: Engine) -> None:
    course = Course(engine)
    starts = [LAST_MONDAY + timedelta(days=n, hours=10) for n in range(5)]
    course.sessions = tuple(
        Session("Recap", at, at + timedelta(hours=1), touchpoint="Recap") for at in starts
    )
    course.talk(30)
    said = {"mandatory:Recap": "yes"}
    asyncio.run(course.app.respond(Submitted("audit.correct", "map", TOM, course.channel, course.now, said)))
    asyncio.run(course.ask("model core", TOM))
    text = posted(course.passes(minutes=5))["C1"]
    assert "300 mandatory live minutes a week" in text or "5.0 mandatory live sessions a week" in text
    assert "“Recap” is mandatory, but in this model live sessions are optional." in text


def test_asking_for_it_shows_what_was_posted_links_and_all(engine: Engine) -> None:
    course = Course(engine)
    course.talk(30)
    (digest,) = [action for action in course.passes(minutes=5) if isinstance(action, Post)]
    assert "https://chat.example/C1/" in str(digest.page)
    assert asyncio.run(course.ask("digest", TOM)) == digest.page


def test_where_one_channels_digest_fails_the_others_are_posted_and_it_follows(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    course = Course(engine)
    with writing(engine) as connection:
        people.describe(connection, Described(Channel("C2", "help"), LAST_MONDAY))
        people.set_settings(connection, "C2", ON, LAST_MONDAY)
    course.talk(30)
    course.talk(30, "C2")
    course.wire.unreachable = "C1"
    assert set(posted(course.passes(minutes=5))) == {"C2"}
    assert "the job digest failed" in caplog.text
    course.wire.unreachable = ""
    assert set(posted(course.passes(minutes=2))) == {"C1"}
    assert posted(course.passes(hours=2)) == {}


def test_a_job_that_fails_keeps_no_other_from_its_round(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    course = Course(engine)
    course.wire.unreachable = "C1"
    course.talk(30)
    course.talk(1, ago=timedelta(days=40))
    assert posted(course.passes(minutes=5)) == {}
    assert "the job digest failed" in caplog.text
    # The retention job comes after it.
    with reading(engine) as connection:
        kept = connection.execute(stream.messages.select().where(stream.messages.c.text.is_not(None))).all()
    assert len(kept) == 30
