"""`digest`, `model` and `effort`, as a facilitator uses them."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from desk import FakeDesk, buttons

from core.commands import Outcome
from core.commands.effort import efforts
from core.facts import Effort, Facts, Session, Talk, Work
from core.logbook import Entry
from core.message import Channel, Member, Role
from core.paradox.redesign.board import model as chosen
from core.programme import Model, Programme, Purpose
from core.reply.pages import Page

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
NOW = MONDAY + timedelta(days=9, hours=10)
ROOM = Channel("C1", "general", creator="ann")
MARA, ANN, BO = Member("mara", role=Role.FACILITATOR), Member("ann"), Member("bo")


@dataclass
class Programmed(FakeDesk):
    """What these three commands look up, from plain values."""

    now: datetime = NOW
    talk: tuple[Talk, ...] = ()
    live: tuple[Session, ...] = ()

    def facts(self, since: datetime, until: datetime) -> Facts:
        return Facts(self.programme, MONDAY, until, self.talk, sessions=self.live).between(since, until)


def ask(desk: FakeDesk, words: str, who: Member = MARA) -> Outcome:
    return desk.asked(words, who, ROOM)


def press(desk: FakeDesk, does: str, about: str) -> Outcome:
    return desk.pressed(does, about, MARA)


def summary(outcome: Outcome) -> str:
    return cast(Page, outcome.show).summary


def talk(people: int, start: datetime = MONDAY) -> tuple[Talk, ...]:
    return tuple(
        Talk("C1", f"{n}", f"l{n % people}", Role.LEARNER, start + timedelta(hours=n), f"{n}", 5, 0.1)
        for n in range(60)
    )


def test_the_digest_tells_of_the_last_whole_week() -> None:
    assert summary(ask(Programmed(talk=talk(8)), "digest")).startswith("2026-W10: ")
    assert summary(ask(Programmed(talk=talk(8)), "digest programme")).startswith("2026-W10: ")


def test_a_small_group_or_an_empty_week_gets_no_digest() -> None:
    for desk in (
        Programmed(),
        Programmed(talk=talk(4)),
        Programmed(talk=talk(8, MONDAY + timedelta(days=7))),
    ):
        assert "too little talk" in summary(ask(desk, "digest"))


def test_a_learner_is_kindly_told_whom_to_ask() -> None:
    for command in ("digest", "model", "effort"):
        assert "needs a facilitator" in summary(ask(Programmed(), command, BO))
    assert "needs a facilitator" not in summary(ask(Programmed(), "model", ANN))


def test_a_model_is_recommended_with_the_reason_chosen_and_remembered() -> None:
    lecture = Session(
        "Recap", NOW - timedelta(days=2), NOW - timedelta(days=2, hours=-1), True, Purpose.LECTURE
    )
    desk = Programmed(live=(lecture,))
    first = ask(desk, "model")
    assert summary(first) == "No model has been chosen yet."
    assert ("model.choose", "core") in buttons(first)
    desk.keep(press(desk, "model.choose", "core"))
    assert chosen(desk) is Model.CORE_WITH_SPURS
    shown: Any = ask(desk, "model").show
    assert any("“Recap” is mandatory" in str(block) for block in shown.blocks)


def test_a_word_that_is_no_model_changes_nothing() -> None:
    outcome = ask(Programmed(), "model hybrid")
    assert summary(outcome) == "Choose one of core, milestone, parallel."
    assert outcome.changes == ()


def test_the_file_decides_until_somebody_chooses() -> None:
    desk = Programmed(programme=Programme("p", model=Model.MILESTONE))
    assert summary(ask(desk, "model")) == "The model is “synchronous milestone”."
    desk.keep(ask(desk, "model parallel"))
    assert summary(ask(desk, "model")) == "The model is “parallel track”."


def test_effort_takes_two_taps_and_a_second_answer_replaces_the_first() -> None:
    desk = Programmed()
    hours = press(desk, *buttons(ask(desk, "effort"))[2])
    assert hours.changes == ()
    desk.keep(press(desk, *buttons(hours)[0]))
    done = press(desk, *buttons(hours)[-1])
    desk.keep(done)
    assert summary(done) == "Thank you, noted: about 10 hours, nearly all live."
    assert efforts(desk.logbook) == (Effort(NOW, Work.LIVE, 9.0), Effort(NOW, Work.ASYNCHRONOUS, 1.0))


def test_a_button_that_was_tampered_with_is_not_noted() -> None:
    for about in ("999:50", "10:11", "", "x"):
        assert press(Programmed(), "effort.share", about).changes == ()
    assert press(Programmed(), "model.choose", "magic").changes == ()


def test_other_weeks_and_other_people_add_up() -> None:
    one = Entry("effort", "2026-W10:a", {"hours": 10, "live": 0.5}, NOW, "a")
    assert (
        sum(e.hours for e in efforts([one, replace(one, key="2026-W10:b"), replace(one, key="2026-W11:a")]))
        == 30
    )
