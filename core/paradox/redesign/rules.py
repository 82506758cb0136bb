"""The rules of engagement that follow from the decisions, as sentences ready to publish."""

from collections.abc import Iterator, Mapping, Sequence

from core.paradox.audit.live_map import Mapped
from core.paradox.redesign.alternative import equivalent
from core.paradox.redesign.decided import Decision
from core.words import tr


def sentences(found: Sequence[Mapped], decisions: Mapping[str, Decision]) -> tuple[str, ...]:
    """A few sentences for each touchpoint that stays, in the order of the map, each once.

    They are worded so that `core.protocols` reads in them what is meant.
    """
    said = (s for one in found for s in _of(one, decisions.get(one.title, Decision(one.title))))
    return tuple(dict.fromkeys(said))


def _of(one: Mapped, decision: Decision) -> Iterator[str]:
    if decision.survives is False:
        return
    if one.standing:
        if decision.survives:
            yield tr("{title} is for peer-to-peer help only.", title=one.title)
        return
    mandatory = one.mandatory if decision.mandatory is None else decision.mandatory
    if mandatory is False:
        yield tr(
            "The session “{title}” is optional; all key concepts are in the course material.", title=one.title
        )
    elif mandatory:
        yield tr("Attendance at the session “{title}” is mandatory.", title=one.title)
    if decision.needs_first:
        yield tr("Only those who have submitted their {work} may attend the session “{title}”.",
                 work=decision.needs_first, title=one.title)  # fmt: skip
    alternative = decision.alternative or one.alternative
    if alternative and equivalent(alternative):
        yield tr("If you cannot attend the session “{title}”, take part through {alternative} instead.",
                 title=one.title, alternative=alternative)  # fmt: skip
        if decision.respond_hours and "forum" in alternative.lower():
            yield tr("Facilitators respond to forum posts within {n} hours.", n=decision.respond_hours)
