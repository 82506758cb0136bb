"""From audit to redesign on the real app: three people, three days, a restart, and a workshop that waits for journals."""

from collections.abc import Callable, Coroutine, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from house import ANA, EVE, MONDAY, TOM, House, playing
from sqlalchemy import Engine

from core.actions import DirectMessage, Post
from core.facts import Session, Submission
from core.message import Member, Role
from core.programme import Assessment, Module, Programme, Purpose
from core.reply.forms import Form
from core.reply.pages import Page

OTTO = Member("otto", "Otto", Role.FACILITATOR)


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


class Cohort(House):
    """A leadership cohort in weekly meetings."""

    programme = Programme(
        "Leadership", starts=date(2026, 10, 5), facilitators=frozenset({"tom", "eve", "otto"}),
        modules=(Module("One", date(2026, 10, 5), date(2026, 10, 30)),),
        assessments=(Assessment("Journal 1", date(2026, 10, 29)), Assessment("Journal 2", date(2026, 12, 3))),
    )  # fmt: skip

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.sessions = MEETINGS

    async def justify(self, title: str, **said: str) -> Page | Form | None:
        return await self.submit(await self.ask(f"justify {title}", TOM), TOM, **said)

    async def publish(self, form: Page | Form | None, text: str) -> None:
        await self.submit(await self.submit(form, TOM, text=text), TOM)

    async def invitations(self, **length: float) -> list[DirectMessage]:
        """Those that went out meanwhile."""
        sent = (action for action in await self.later(**length) if isinstance(action, DirectMessage))
        return [action for action in sent if action.key.startswith("invite:")]

    def restart(self, *submitted: tuple[str, str]) -> None:
        self.submissions += tuple(Submission(who, what, self.now) for who, what in submitted)
        self.start()


Play = Callable[[Callable[[Cohort], Coroutine[Any, Any, None]]], None]


@pytest.fixture
def play(engine: Engine) -> Play:
    return playing(Cohort(engine))


def told(content: Page | Form | None) -> str:
    assert isinstance(content, Page)
    return content.summary


def test_an_audit_by_three_people_over_three_days_outlives_a_restart(play: Play) -> None:
    async def dialogue(house: Cohort) -> None:
        house.now += timedelta(weeks=4)
        await house.submit(
            await house.press("audit.correct", "coupling", TOM), TOM, **{"needs:Journal 1": "true"}
        )
        await house.submit(await house.press("audit.confirm", "coupling", TOM), TOM, note="Only since March.")

        house.now += timedelta(days=1)
        house.restart()
        assert "1 of 5 steps confirmed" in told(await house.ask("audit", OTTO))
        assert "A red flag: Journal 1" in told(await house.ask("audit coupling", OTTO))
        for step in ("map", "mismatch"):
            await house.submit(await house.press("audit.confirm", step, OTTO), OTTO)

        house.now += timedelta(days=1)
        house.restart()
        for step in ("workload", "synthesis"):
            last = await house.submit(await house.press("audit.confirm", step, EVE), EVE)
        assert told(last) == "Confirmed. That was the last step: the report is complete."
        shown = await house.ask("audit", TOM)
        assert "5 of 5 steps confirmed" in told(shown)
        assert "Only since March." in str(await house.ask("audit coupling", TOM))
        assert all(f"Person(id='{who.id}'" in str(shown) for who in (TOM, OTTO, EVE))

    play(dialogue)


def test_weekly_meetings_become_one_workshop_whose_invitation_waits_for_the_journal(play: Play) -> None:
    async def dialogue(house: Cohort) -> None:
        house.now += timedelta(weeks=2)
        await house.justify("Guest speaker", worth="nothing")
        decided = await house.justify(
            "Discussion group", worth="sense-making", output="one shared model", minutes="180", times="1",
            mandatory="yes", needs_first="journal entry",
        )  # fmt: skip
        # 2 x 60 and 2 x 120 minutes so far; one workshop of 180 in their place.
        assert "50% of the live time is pruned" in str(decided)
        rules = await house.press("touchpoints.rules", who=TOM)
        assert isinstance(rules, Form)
        sentences = rules.fields[0].value.replace("Discussion group", "Synthesis workshop")
        assert "Only those who have submitted their journal entry may attend" in sentences
        await house.publish(rules, sentences)
        await house.later(minutes=1)
        assert [action.pin for action in house.wire.sent if isinstance(action, Post)] == [True]

        # The calendar has the workshop now; nobody is invited before somebody says so.
        house.sessions = (WORKSHOP,)
        house.restart(("Ana", "Journal 1"))
        house.now = WORKSHOP.starts - timedelta(days=5)
        assert await house.invitations(hours=1) == []
        shown = str(await house.ask("prerequisites", TOM))
        assert "in from 1, missing from 1 person" in shown
        assert "Person(id='ben'" in shown
        await house.press("prerequisites.invite", who=TOM)

        (invitation,) = await house.invitations(hours=1)
        assert invitation.to == "ana"
        assert "Your Journal 1 is in" in str(invitation.page)
        assert await house.invitations(hours=1) == []

        house.restart(("ben", "Journal 1"))
        (invitation,) = await house.invitations(hours=1)
        assert invitation.to == "ben"
        house.restart()
        assert await house.invitations(days=1) == []

    play(dialogue)


def test_nobody_is_invited_who_wants_no_messages_nor_once_inviting_is_stopped(play: Play) -> None:
    async def dialogue(house: Cohort) -> None:
        house.sessions = (WORKSHOP,)
        house.restart(("ana", "Journal 1"), ("ben", "Journal 1"))
        text = "Only those who have submitted their journal entry may attend the workshop."
        await house.publish(await house.ask("protocol publish", TOM), text)
        await house.press("prerequisites.invite", who=TOM)
        await house.press("opt-out.out", who=ANA)
        house.now = WORKSHOP.starts - timedelta(days=8)
        assert await house.invitations(hours=1) == []  # a week ahead, and no sooner
        assert [invitation.to for invitation in await house.invitations(days=1)] == ["ben"]
        await house.press("prerequisites.hold", who=TOM)
        await house.press("opt-out.back", who=ANA)
        assert await house.invitations(hours=1) == []

    play(dialogue)
