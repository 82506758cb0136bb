"""`digest`, `model` and `effort`, as a facilitator uses them."""

from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import Any, cast

from core.commands import Outcome, respond
from core.commands.effort import efforts
from core.desk import Asked, Desk, Entry, Pressed, Record
from core.message import Channel, Member, Message, MessageRef, Role
from core.paradox.facts import Effort, Facts, Session, Talk, Work
from core.paradox.redesign.board import model as chosen
from core.programme import ChannelSettings, Model, Programme, Purpose
from core.reply import Buttons, Page

MONDAY = datetime(2026, 3, 2, tzinfo=UTC)
NOW = MONDAY + timedelta(days=9, hours=10)
ROOM = Channel("C1", "general", creator="ann")
MARA, ANN, BO = Member("mara", role=Role.FACILITATOR), Member("ann"), Member("bo")


@dataclass
class ADesk:
    """What these three commands look up, from plain values."""

    programme: Programme = field(default_factory=lambda: Programme("p"))
    talk: tuple[Talk, ...] = ()
    sessions: tuple[Session, ...] = ()
    log: list[Entry] = field(default_factory=list)
    now: datetime = NOW

    def settings(self, channel: str) -> ChannelSettings:
        return ChannelSettings()

    def facts(self, since: datetime, until: datetime) -> Facts:
        return Facts(self.programme, MONDAY, until, self.talk, sessions=self.sessions).between(since, until)

    def entries(self, kind: str, key: str | None = None) -> list[Entry]:
        return [e for e in self.log if e.kind == kind and key in (None, e.key)]

    def unanswered(self, channel: str, since: datetime, until: datetime) -> list[Message]:
        return []

    def linked(self, ref: MessageRef) -> str | None:
        return None

    def keep(self, outcome: Outcome) -> None:
        self.log += [change.entry for change in outcome.changes if isinstance(change, Record)]


def ask(desk: ADesk, command: str, words: str = "", who: Member = MARA) -> Outcome:
    return respond(cast(Desk, desk), Asked(command, words, who, ROOM, NOW))


def press(desk: ADesk, does: str, about: str) -> Outcome:
    return respond(cast(Desk, desk), Pressed(does, about, MARA, ROOM, NOW))


def buttons(outcome: Outcome) -> list[tuple[str, str]]:
    shown = cast(Page, outcome.show)
    return [(b.does, b.about) for block in shown.blocks if isinstance(block, Buttons) for b in block.buttons]


def summary(outcome: Outcome) -> str:
    return cast(Page, outcome.show).summary


def talk(people: int, start: datetime = MONDAY) -> tuple[Talk, ...]:
    return tuple(
        Talk("C1", f"{n}", f"l{n % people}", Role.LEARNER, start + timedelta(hours=n), f"{n}", 5, 0.1)
        for n in range(60)
    )


def test_the_digest_tells_of_the_last_whole_week() -> None:
    assert summary(ask(ADesk(talk=talk(8)), "digest")).startswith("2026-W10: ")
    assert summary(ask(ADesk(talk=talk(8)), "digest", "programme")).startswith("2026-W10: ")


def test_a_small_group_or_an_empty_week_gets_no_digest() -> None:
    for desk in (ADesk(), ADesk(talk=talk(4)), ADesk(talk=talk(8, MONDAY + timedelta(days=7)))):
        assert "too little talk" in summary(ask(desk, "digest"))


def test_a_learner_is_kindly_told_whom_to_ask() -> None:
    for command in ("digest", "model", "effort"):
        assert "needs a facilitator" in summary(ask(ADesk(), command, who=BO))
    assert "needs a facilitator" not in summary(ask(ADesk(), "model", who=ANN))


def test_a_model_is_recommended_with_the_reason_chosen_and_remembered() -> None:
    lecture = Session(
        "Recap", NOW - timedelta(days=2), NOW - timedelta(days=2, hours=-1), True, Purpose.LECTURE
    )
    desk = ADesk(sessions=(lecture,))
    first = ask(desk, "model")
    assert summary(first) == "No model has been chosen yet."
    assert ("model.choose", "core") in buttons(first)
    desk.keep(press(desk, "model.choose", "core"))
    assert chosen(cast(Desk, desk)) is Model.CORE_WITH_SPURS
    shown: Any = ask(desk, "model").show
    assert any("“Recap” is mandatory" in str(block) for block in shown.blocks)


def test_a_word_that_is_no_model_changes_nothing() -> None:
    outcome = ask(ADesk(), "model", "hybrid")
    assert summary(outcome) == "Choose one of core, milestone, parallel."
    assert outcome.changes == ()


def test_the_file_decides_until_somebody_chooses() -> None:
    desk = ADesk(programme=Programme("p", model=Model.MILESTONE))
    assert summary(ask(desk, "model")) == "The model is “synchronous milestone”."
    desk.keep(ask(desk, "model", "parallel"))
    assert summary(ask(desk, "model")) == "The model is “parallel track”."


def test_effort_takes_two_taps_and_a_second_answer_replaces_the_first() -> None:
    desk = ADesk()
    hours = press(desk, *buttons(ask(desk, "effort"))[2])
    assert hours.changes == ()
    desk.keep(press(desk, *buttons(hours)[0]))
    done = press(desk, *buttons(hours)[-1])
    desk.keep(done)
    assert summary(done) == "Thank you, noted: about 10 hours, nearly all live."
    assert efforts(desk.log) == (Effort(NOW, Work.LIVE, 9.0), Effort(NOW, Work.ASYNCHRONOUS, 1.0))


def test_a_button_that_was_tampered_with_is_not_noted() -> None:
    for about in ("999:50", "10:11", "", "x"):
        assert press(ADesk(), "effort.share", about).changes == ()
    assert press(ADesk(), "model.choose", "magic").changes == ()


def test_other_weeks_and_other_people_add_up() -> None:
    one = Entry("effort", "2026-W10:a", {"hours": 10, "live": 0.5}, NOW, "a")
    assert (
        sum(e.hours for e in efforts([one, replace(one, key="2026-W10:b"), replace(one, key="2026-W11:a")]))
        == 30
    )
