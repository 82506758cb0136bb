"""The weekly digest as a job: of what is in the ledger at its hour, as the team has agreed, whatever else goes wrong."""

import asyncio
from collections.abc import Callable, Sequence
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import Engine

from adapters.ledger import people, stream
from adapters.ledger.engine import reading, writing
from bot.app import App
from bot.jobs import figures
from bot.sources import Sources
from core.actions import Action, Post
from core.answers import EmptyLibrary
from core.desk import Asked, Submitted
from core.events import Described
from core.message import Channel, Member, Message, MessageRef
from core.paradox.facts import Session
from core.ports import Delivered, Delivery, Host
from core.programme import ChannelSettings, Mode, Programme, Touchpoint
from core.refusal import Refusal
from core.reply import Bullets, plain

# A Monday; the week before it is the digest's.
NINE = datetime(2026, 10, 5, 9, tzinfo=UTC)
LAST_MONDAY = NINE - timedelta(days=7, hours=9)
TOM = Member("tom", "Tom")
Calendar = Callable[[datetime, datetime], tuple[Session, ...]]


class Wire:
    """A platform that takes everything; the messages of a channel named in `unreachable` have no address to be had."""

    name = "wire"

    def __init__(self) -> None:
        self.sent: list[Action] = []
        self.unreachable = ""

    def serves(self, channel: str) -> bool:
        return True

    async def deliver(self, action: Action) -> Delivery:
        self.sent.append(action)
        return Delivered(MessageRef(action.channel, str(len(self.sent))))

    def link(self, ref: MessageRef) -> str | None:
        if ref.channel == self.unreachable:
            raise ConnectionError("the directory of this workspace does not answer")
        return f"https://chat.example/{ref.channel}/{ref.id}"

    async def start(self, host: Host) -> None: ...
    async def stop(self) -> None: ...


class House:
    def __init__(self, engine: Engine, calendar: Calendar | None = None, *channels: str) -> None:
        self.now, self.wire, self.engine = NINE - timedelta(minutes=5), Wire(), engine
        programme = Programme("Course", facilitators=frozenset({"tom"}), touchpoints=(Touchpoint("Recap"),))
        given = Sources(programme, EmptyLibrary(), sessions=calendar, missing=frozenset({"forum", "docs"}))
        self.app = App(engine, given, (self.wire,), lambda: self.now, sole_writer=False)
        with writing(engine) as connection:
            people.know(connection, TOM)
            for channel in channels or ("C1",):
                people.describe(connection, Described(Channel(channel, channel), LAST_MONDAY))
                people.set_settings(connection, channel, ChannelSettings(mode=Mode.ON), LAST_MONDAY)

    def said(self, channel: str, count: int, *, since: datetime = LAST_MONDAY, question: bool = True) -> None:
        """So many short messages by eight people within the hours after a moment."""
        rows = []
        for n in range(count):
            at = since + timedelta(minutes=n)
            message = Message(MessageRef(channel, f"{at.timestamp():.6f}"), f"u{n % 8}", at, "which one?")
            rows.append(stream.as_row(message, words=2, reflection=0.2, is_question=question))
        with writing(self.engine) as connection:
            stream.remember(connection, rows)

    def later(self, **length: float) -> Sequence[Action]:
        before = len(self.wire.sent)
        self.now += timedelta(**length)
        asyncio.run(self.app.catch_up())
        return self.wire.sent[before:]

    def ask(self, words: str) -> None:
        command, _, rest = words.partition(" ")
        asyncio.run(self.app.respond(Asked(command, rest, TOM, Channel("C1"), self.now)))


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
    house = House(engine)
    house.said("C1", 5_000, question=False)
    figures.refresh(house.app)
    # After an outage: read in from the platform just before the hour.
    house.said("C1", 40, since=NINE - timedelta(days=2))
    assert "40 questions asked" in posted(house.later(minutes=5))["C1"]


def test_a_message_taken_back_a_minute_ago_is_not_in_it(engine: Engine) -> None:
    house = House(engine)
    house.said("C1", 5_000, question=False)
    house.said("C1", 12, since=NINE - timedelta(days=2))
    figures.refresh(house.app)
    with writing(engine) as connection:
        gone = stream.messages.c.is_question & (stream.messages.c.author == "u0")
        connection.execute(stream.messages.update().where(gone).values(deleted=True))
    assert "10 questions asked" in posted(house.later(minutes=5))["C1"]


def recaps(since: datetime, until: datetime) -> tuple[Session, ...]:
    starts = (LAST_MONDAY + timedelta(days=n, hours=10) for n in range(5))
    return tuple(
        Session("Recap", s, s + timedelta(hours=1), touchpoint="Recap") for s in starts if since <= s < until
    )


def test_figures_are_read_as_the_team_has_agreed_in_chat(engine: Engine) -> None:
    house = House(engine, recaps)
    house.said("C1", 30)
    corrected = Submitted("audit.correct", "map", TOM, Channel("C1"), house.now, {"mandatory:Recap": "yes"})
    asyncio.run(house.app.respond(corrected))
    house.ask("model core")
    text = posted(house.later(minutes=5))["C1"]
    assert "5.0 mandatory live sessions a week" in text or "300 mandatory live minutes a week" in text
    assert "“Recap” is mandatory, but in this model live sessions are optional." in text


def test_asking_for_it_shows_what_was_posted_links_and_all(engine: Engine) -> None:
    house = House(engine)
    house.said("C1", 30)
    (digest,) = [action for action in house.later(minutes=5) if isinstance(action, Post)]
    asked = Asked("digest", "", TOM, Channel("C1"), house.now)
    assert asyncio.run(house.app.respond(asked)).content == digest.page


def test_where_one_channels_digest_fails_the_others_are_posted_and_it_follows(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    house = House(engine, None, "C1", "C2")
    house.said("C1", 30)
    house.said("C2", 30)
    house.wire.unreachable = "C1"
    assert set(posted(house.later(minutes=5))) == {"C2"}
    assert "the job digest failed" in caplog.text
    house.wire.unreachable = ""
    assert set(posted(house.later(minutes=2))) == {"C1"}
    assert posted(house.later(hours=2)) == {}


def broken(since: datetime, until: datetime) -> tuple[Session, ...]:
    raise Refusal("calendar.ics is not an iCalendar file.")


def test_a_job_that_fails_keeps_no_other_from_its_round(
    engine: Engine, caplog: pytest.LogCaptureFixture
) -> None:
    house = House(engine, broken)
    house.said("C1", 30)
    house.said("C1", 1, since=NINE - timedelta(days=40))
    assert posted(house.later(minutes=5)) == {}
    assert "the job digest failed" in caplog.text
    # The retention job comes after it.
    with reading(engine) as connection:
        kept = connection.execute(stream.messages.select().where(stream.messages.c.text.is_not(None))).all()
    assert len(kept) == 30
