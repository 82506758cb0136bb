"""What the team has said of each touchpoint and assessment, read back from the logbook."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from core.logbook import Entry
from core.programme import Assessment, NeedsSession, Programme, Purpose, Touchpoint

# The logbook's kinds: a touchpoint by its title, an assessment by its name.
TOUCHPOINT, COUPLING = "touchpoint", "coupling"


class Worth(StrEnum):
    """What a live element offers that is impossible asynchronously."""

    NOTHING = "nothing"
    PRACTICE = "practice"
    SENSE_MAKING = "sense-making"
    UNSCRIPTED = "unscripted"
    BELONGING = "belonging"


WORTH_SAID = {
    Worth.NOTHING: "nothing: it could be read, watched or written",
    Worth.PRACTICE: "practice with immediate feedback, such as role-play",
    Worth.SENSE_MAKING: "making sense of something hard together",
    Worth.UNSCRIPTED: "unscripted questions to somebody rarely there",
    Worth.BELONGING: "getting to know each other",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided of one touchpoint; every part is None until somebody has said it.

    `minutes` is the new length of one occurrence and `times` the new number of occurrences, where they change;
    `needs_first` is the work that has to be handed in before.
    """

    title: str
    worth: Worth | None = None
    because: str | None = None
    output: str | None = None
    mandatory: bool | None = None
    purpose: Purpose | None = None
    module: str | None = None
    alternative: str | None = None
    prompt: str | None = None
    respond_hours: int | None = None
    minutes: float | None = None
    times: int | None = None
    opened: bool = False
    needs_first: str | None = None

    @property
    def survives(self) -> bool | None:
        """Does it stay live? None where nobody has said."""
        return None if self.worth is None else self.worth is not Worth.NOTHING


def decisions(entries: Iterable[Entry]) -> dict[str, Decision]:
    """The latest word on each part of each touchpoint, by title."""
    said: dict[str, dict[str, object]] = {}
    for entry in entries:
        said.setdefault(entry.key, {}).update(entry.value)
    return {title: _decision(title, value) for title, value in said.items()}


def _decision(title: str, value: Mapping[str, object]) -> Decision:
    def text(name: str) -> str | None:
        return str(value[name]) if value.get(name) not in (None, "") else None

    def number(name: str) -> float | None:
        given = text(name)
        return None if given is None else float(given)

    hours, times = number("respond_hours"), number("times")
    worth, purpose, mandatory = text("worth"), text("purpose"), value.get("mandatory")
    return Decision(
        title, Worth(worth) if worth else None, text("because"), text("output"),
        bool(mandatory) if mandatory is not None else None, Purpose(purpose) if purpose else None,
        text("module"), text("alternative"), text("prompt"), int(hours) if hours is not None else None,
        number("minutes"), int(times) if times is not None else None, bool(value.get("opened")),
        text("needs_first"),
    )  # fmt: skip


def amended(programme: Programme, touchpoints: Iterable[Entry], coupling: Iterable[Entry]) -> Programme:
    """The programme as its file describes it, with what the team has said since."""
    found = {t.title: t for t in programme.touchpoints}
    for title, decision in decisions(touchpoints).items():
        found[title] = _touchpoint(found.get(title, Touchpoint(title)), decision)
    needs = {entry.key: NeedsSession(str(entry.value["needs"])) for entry in coupling}
    listed = {
        a.name: replace(a, needs_session=needs.get(a.name, a.needs_session)) for a in programme.assessments
    }
    for name, need in needs.items():
        listed.setdefault(name, Assessment(name, needs_session=need))
    return replace(programme, touchpoints=tuple(found.values()), assessments=tuple(listed.values()))


def _touchpoint(now: Touchpoint, decision: Decision) -> Touchpoint:
    return replace(
        now,
        mandatory=now.mandatory if decision.mandatory is None else decision.mandatory,
        purpose=decision.purpose or now.purpose,
        module=decision.module or now.module,
        alternative=decision.alternative or now.alternative,
    )
