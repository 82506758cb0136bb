"""Which integration model fits a programme, from its own traits."""

from dataclasses import dataclass

from core.message import Role
from core.paradox.facts import Facts
from core.programme import Model, Purpose


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A model and the traits that speak for it; `model` is None where too little is known."""

    model: Model | None
    because: str


_GROUP = (Purpose.SYNTHESIS, Purpose.GUEST, Purpose.SOCIAL)
_TELLING = (Purpose.LECTURE, Purpose.Q_AND_A, Purpose.OFFICE_HOURS)


def recommend(facts: Facts) -> Recommendation:
    """Sense-making in groups speaks for milestones; telling, and far time zones, for an asynchronous core."""
    if not facts.sessions:
        return Recommendation(None, "Without a calendar of the live sessions no model can be recommended.")
    group = sum(s.minutes for s in facts.sessions if s.purpose in _GROUP)
    telling = sum(s.minutes for s in facts.sessions if s.purpose in _TELLING)
    zones = {m.timezone for m in facts.members.values() if m.role is Role.LEARNER and m.timezone}
    if {s.purpose for s in facts.sessions} == {Purpose.OTHER}:
        return Recommendation(
            None, "Say what each session is for (lecture, q&a, synthesis …) to get a recommendation."
        )
    if group > telling:
        return Recommendation(
            Model.MILESTONE,
            "Most live time is for people to make sense of things together, which is worth most at a module's end.",
        )
    spread = f" over {len(zones)} time zones" if len(zones) > 3 else ""
    return Recommendation(
        Model.CORE_WITH_SPURS,
        f"Most live time{spread} is spent telling what can be read or watched at any time; "
        "what is left can be optional.",
    )
