"""What the audit and the redesign look at: the programme's whole run so far, with what the team has said."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta

from core.desk import Desk
from core.facts import Facts
from core.logbook import Entry
from core.paradox.audit.live_map import Mapped, labelled, touchpoints
from core.paradox.redesign.decided import COUPLING, TOUCHPOINT, Decision, amended, decisions
from core.programme import Model

# Of a programme with no dates, so much is looked at.
_LATELY = timedelta(weeks=12)


@dataclass(frozen=True, slots=True)
class Board:
    """Facts, the mapped touchpoints and the decisions on them, as of now."""

    facts: Facts
    touchpoints: tuple[Mapped, ...]
    decisions: dict[str, Decision]

    def named(self, title: str) -> Mapped | None:
        """The touchpoint of that title, whatever its case; None where there is none."""
        wanted = title.strip().casefold()
        return next((one for one in self.touchpoints if one.title.casefold() == wanted), None)

    def decision(self, title: str) -> Decision:
        return self.decisions.get(title, Decision(title))


def board(desk: Desk) -> Board:
    """The board of a programme, read from its desk."""
    facts = as_agreed(desk, desk.facts(since(desk), desk.now))
    return Board(facts, touchpoints(facts), decisions(desk.entries(TOUCHPOINT)))


def as_agreed(desk: Desk, facts: Facts) -> Facts:
    """The facts with the programme as the team has described it in chat: its model, touchpoints and assessments."""
    programme = amended(facts.programme, desk.entries(TOUCHPOINT), desk.entries(COUPLING))
    described = {touchpoint.title: touchpoint for touchpoint in programme.touchpoints}
    sessions = tuple(labelled(s, described.get(s.touchpoint or s.title)) for s in facts.sessions)
    return replace(facts, programme=replace(programme, model=model(desk)), sessions=sessions)


def model(desk: Desk) -> Model | None:
    """The integration model last chosen in chat, else the one in the programme's file."""
    chosen = desk.entries("model", "programme")
    return Model(str(chosen[-1].value["model"])) if chosen else desk.programme.model


def since(desk: Desk) -> datetime:
    """When the programme began; twelve weeks ago where it has no dates or they lie ahead."""
    starts = desk.programme.starts
    begun = datetime.combine(starts, time(), UTC) if starts else None
    return begun if begun and begun < desk.now else desk.now - _LATELY


def note(kind: str, key: str, value: dict[str, object], at: datetime, by: str | None) -> Entry:
    """A line for the logbook with only what was said in it."""
    return Entry(kind, key, {name: said for name, said in value.items() if said not in (None, "")}, at, by)
