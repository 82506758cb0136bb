"""From audit to redesign on the real app: three people, three days, a restart, and a workshop that waits for journals."""

import asyncio
from collections.abc import Callable, Coroutine, Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from sqlalchemy import Engine

from adapters.ledger import people
from adapters.ledger.engine import writing
from bot.app import App
from bot.sources import Sources
from core.actions import Action, DirectMessage, Post
from core.answers import EmptyLibrary
from core.desk import Asked, Pressed, Submitted
from core.events import Described, Joined
from core.message import Channel, Member, MessageRef, Role
from core.paradox.facts import Session, Submission
from core.ports import Delivered, Delivery, Host
from core.programme import Assessment, ChannelSettings, Mode, Module, Programme, Purpose
from core.reply import Buttons, Form, Page

MONDAY = datetime(2026, 2, 2, 9, tzinfo=UTC)
ROOM = Channel("C1", "cohort", creator="mira")
MIRA, OTTO, EVA = (Member(name, name.capitalize(), Role.FACILITATOR) for name in ("mira", "otto", "eva"))
ON = ChannelSettings(mode=Mode.ON, quiet_from=time(0), quiet_until=time(0))
COHORT = Programme(
    "Leadership", starts=date(2026, 2, 2), facilitators=frozenset({"mira", "otto", "eva"}),
    modules=(Module("One", date(2026, 2, 2), date(2026, 2, 27)),),
    assessments=(Assessment("Journal 1", date(2026, 2, 26)), Assessment("Journal 2", date(2026, 4, 2))),
)  # fmt: skip


def weekly(title: str, day: int, minutes: int, purpose: Purpose, weeks: tuple[int, ...]) -> Iterator[Session]:
    for week in weeks:
        starts = MONDAY + timedelta(weeks=week, days=day, hours=5)
        yield Session(title, starts, starts + timedelta(minutes=minutes), None, purpose, title)


MEETINGS = (
    *weekly("Guest speaker", 0, 60, Purpose.GUEST, (0, 1, 2, 3)),
    *weekly("Discussion group", 2, 120, Purpose.SYNTHESIS, (0, 1, 2, 3)),
)
# The Friday that closes the first module.
WORKSHOP = next(weekly("Synthesis workshop", 4, 180, Purpose.SYNTHESIS, (3,)))


class Wire:
    """A platform that takes everything and forgets nothing."""

    name = "wire"

    def __init__(self) -> None:
        self.sent: list[Action] = []

    def serves(self, channel: str) -> bool:
        return True

    async def deliver(self, action: Action) -> Delivery:
        self.sent.append(action)
        return Delivered()

    def link(self, ref: MessageRef) -> str | None:
        return None

    async def start(self, host: Host) -> None: ...
    async def stop(self) -> None: ...


class House:
    """The app on a ledger that outlives it."""

    def __init__(self, engine: Engine) -> None:
        self.now, self.wire, self.engine = MONDAY, Wire(), engine
        self.sources = Sources(COHORT, EmptyLibrary(), sessions=_calendar(*MEETINGS))
        self.restart()
        with writing(engine) as connection:
            people.describe(connection, Described(ROOM, MONDAY - timedelta(days=30)))
            people.set_settings(connection, "C1", ON, MONDAY)
            for id in ("mira", "otto", "eva", "ana", "ben"):
                people.join(connection, Joined("C1", Member(id, id.capitalize()), MONDAY))

    def restart(self, **sources: Any) -> None:
        self.sources = replace(self.sources, **sources)
        self.app = App(self.engine, self.sources, (self.wire,), lambda: self.now)

    async def ask(self, words: str, who: Member = MIRA) -> Page | Form:
        word, _, rest = words.partition(" ")
        return self._shown((await self.app.respond(Asked(word, rest, who, ROOM, self.now))).content)

    async def press(self, does: str, about: str = "", who: Member = MIRA) -> Page | Form:
        return self._shown((await self.app.respond(Pressed(does, about, who, ROOM, self.now))).content)

    async def submit(self, form: Page | Form, who: Member = MIRA, **said: str) -> Page | Form:
        assert isinstance(form, Form)
        values = {field.name: field.value for field in form.fields} | said
        filled = Submitted(form.does, form.about, who, ROOM, self.now, values)
        return self._shown((await self.app.respond(filled)).content)

    def _shown(self, content: object) -> Page | Form:
        assert isinstance(content, Page | Form)
        return content

    async def justify(self, title: str, **said: str) -> Page | Form:
        return await self.submit(await self.ask(f"justify {title}"), **said)

    async def later(self, **length: float) -> list[DirectMessage]:
        """The invitations that went out meanwhile."""
        before = len(self.wire.sent)
        self.now += timedelta(**length)
        await self.app.catch_up()
        fresh = (action for action in self.wire.sent[before:] if isinstance(action, DirectMessage))
        return [action for action in fresh if action.key.startswith("invite:")]


def _calendar(*sessions: Session) -> Callable[[datetime, datetime], tuple[Session, ...]]:
    return lambda since, until: tuple(s for s in sessions if since <= s.starts < until)


Play = Callable[[Callable[[House], Coroutine[Any, Any, None]]], None]


@pytest.fixture
def play(engine: Engine) -> Play:
    return lambda dialogue: asyncio.run(dialogue(House(engine)))


def test_an_audit_by_three_people_over_three_days_outlives_a_restart(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.now = MONDAY + timedelta(weeks=4)
        await house.submit(await house.press("audit.correct", "coupling"), **{"needs:Journal 1": "true"})
        await house.submit(await house.press("audit.confirm", "coupling"), note="Only since March.")

        house.now += timedelta(days=1)
        house.restart()
        assert "1 of 5 steps confirmed" in (await house.ask("audit", OTTO)).summary
        assert "A red flag: Journal 1" in (await house.ask("audit coupling", OTTO)).summary
        for step in ("map", "mismatch"):
            await house.submit(await house.press("audit.confirm", step, OTTO), OTTO)

        house.now += timedelta(days=1)
        house.restart()
        for step in ("workload", "synthesis"):
            told = await house.submit(await house.press("audit.confirm", step, EVA), EVA)
        assert told.summary == "Confirmed. That was the last step: the report is complete."
        shown = await house.ask("audit")
        assert "5 of 5 steps confirmed" in shown.summary
        assert "Only since March." in str(await house.ask("audit coupling"))
        assert all(f"Person(id='{who}'" in str(shown) for who in ("mira", "otto", "eva"))

    play(dialogue)


def test_weekly_meetings_become_one_workshop_whose_invitation_waits_for_the_journal(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.now = MONDAY + timedelta(weeks=2)
        await house.justify("Guest speaker", worth="nothing")
        told = await house.justify(
            "Discussion group", worth="sense-making", output="one shared model", minutes="180", times="1",
            mandatory="yes", needs_first="journal entry",
        )  # fmt: skip
        # 2 x 60 and 2 x 120 minutes so far; one workshop of 180 in their place.
        assert "50% of the live time is pruned" in str(told)
        rules = await house.press("touchpoints.rules")
        assert isinstance(rules, Form)
        sentences = rules.fields[0].value.replace("Discussion group", "Synthesis workshop")
        assert "Only those who have submitted their journal entry may attend" in sentences

        said_back = await house.submit(rules, text=sentences)
        await house.submit(said_back)
        await house.later(minutes=1)
        assert [action.pin for action in house.wire.sent if isinstance(action, Post)] == [True]

        # The calendar has the workshop now; nobody is invited before somebody says so.
        house.restart(sessions=_calendar(WORKSHOP), submissions=(Submission("Ana", "Journal 1", house.now),))
        house.now = WORKSHOP.starts - timedelta(days=5)
        assert await house.later(hours=1) == []
        shown = await house.ask("prerequisites")
        assert "in from 1, missing from 1 person" in str(shown)
        assert "Person(id='ben'" in str(shown)
        await house.press("prerequisites.invite")

        (invitation,) = await house.later(hours=1)
        assert invitation.to == "ana"
        assert "Your Journal 1 is in" in str(invitation.page)
        assert await house.later(hours=1) == []

        house.restart(submissions=(*house.sources.submissions, Submission("ben", "Journal 1", house.now)))
        (invitation,) = await house.later(hours=1)
        assert invitation.to == "ben"
        house.restart()
        assert await house.later(days=1) == []

    play(dialogue)


def test_nobody_is_invited_who_wants_no_messages_nor_once_inviting_is_stopped(play: Play) -> None:
    async def dialogue(house: House) -> None:
        house.restart(
            sessions=_calendar(WORKSHOP),
            submissions=(
                Submission("ana", "Journal 1", house.now),
                Submission("ben", "Journal 1", house.now),
            ),
        )
        text = "Only those who have submitted their journal entry may attend the workshop."
        await house.submit(await house.submit(await house.ask("protocol publish"), text=text))
        await house.press("prerequisites.invite")
        await house.press("opt-out.out", who=Member("ana"))
        house.now = WORKSHOP.starts - timedelta(days=8)
        assert await house.later(hours=1) == []  # a week ahead, and no sooner
        assert [i.to for i in await house.later(days=1)] == ["ben"]
        shown = await house.press("prerequisites.hold")
        assert isinstance(shown, Page)
        assert any(isinstance(block, Buttons) for block in shown.blocks)
        await house.press("opt-out.back", who=Member("ana"))
        assert await house.later(hours=1) == []

    play(dialogue)
