"""Which integration model fits a programme, from its own traits."""

from dataclasses import dataclass

from core.facts import Facts
from core.message import Role
from core.paradox.pathways.fractured_flow import is_milestone
from core.paradox.presence import active_share
from core.programme import Model, NeedsSession, Purpose
from core.words import tr


@dataclass(frozen=True, slots=True)
class Recommendation:
    """A model and the traits that speak for it; `model` is None where too little is known."""

    model: Model | None
    because: str


# A session in which fewer take an active part is listened to.
_ACTIVE = 0.3
_GROUP = (Purpose.SYNTHESIS, Purpose.GUEST, Purpose.SOCIAL)
_TELLING = (Purpose.LECTURE, Purpose.Q_AND_A, Purpose.OFFICE_HOURS)


def recommend(facts: Facts) -> Recommendation:
    """Sense-making in groups speaks for milestones; telling, and far time zones, for an asynchronous core."""
    if not facts.sessions:
        return Recommendation(None, "Without a calendar of the live sessions no model can be recommended.")
    # An optional session is a spur whatever happens in it; only what everybody comes to can be a milestone.
    group = sum(s.minutes for s in facts.sessions if s.purpose in _GROUP and s.mandatory is not False)
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
    if all(s.mandatory is False for s in facts.sessions):
        return Recommendation(
            Model.CORE_WITH_SPURS,
            "Every live session is optional already: the work is self-paced and the sessions are extras.",
        )
    spread = f" over {len(zones)} time zones" if len(zones) > 3 else ""
    return Recommendation(
        Model.CORE_WITH_SPURS,
        f"Most live time{spread} is spent telling what can be read or watched at any time; "
        "what is left can be optional.",
    )


def pitfalls(facts: Facts) -> tuple[str, ...]:
    """What usually goes wrong with the programme's chosen model, where it is going wrong now."""
    match facts.programme.model:
        case Model.CORE_WITH_SPURS:
            return _of_spurs(facts)
        case Model.MILESTONE:
            return _of_milestones(facts)
        case Model.PARALLEL_TRACK:
            return _of_tracks(facts)
        case None:
            return ()


def _of_spurs(facts: Facts) -> tuple[str, ...]:
    """Spurs are optional and no assessment hangs on them; how many people come is no measure of anything."""
    compulsory = sorted({s.title for s in facts.sessions if s.mandatory})
    tied = [a.name for a in facts.programme.assessments if a.needs_session is NeedsSession.YES]
    found = [
        tr("“{title}” is mandatory, but in this model live sessions are optional.", title=t)
        for t in compulsory
    ]
    return (*found, *(tr("“{name}” cannot be passed without a live session.", name=name) for name in tied))


def _of_milestones(facts: Facts) -> tuple[str, ...]:
    """Milestones close a module, and what happens in them is sense-making, not telling."""
    mandatory = [s for s in facts.sessions if s.mandatory]
    told = sorted({s.title for s in mandatory if s.purpose is Purpose.LECTURE})
    passive = sorted({s.title for s in mandatory if _listens(facts, s.title)} - set(told))
    early = sorted({s.title for s in mandatory if not is_milestone(s, facts.programme)} - set(told))
    found = [tr("“{title}” is a lecture; a milestone is for working together.", title=t) for t in told]
    found += [
        tr("“{title}” is turning into a lecture: few of those present take an active part.", title=t)
        for t in passive
    ]
    return (*found, *(tr("“{title}” does not come at the end of a module.", title=title) for title in early))


def _listens(facts: Facts, title: str) -> bool:
    """Do fewer than three in ten of those present take an active part, as far as that is known?"""
    share = active_share(facts, {title})
    return share is not None and share < _ACTIVE


def _of_tracks(facts: Facts) -> tuple[str, ...]:
    """Every live session has a labelled counterpart about the same module on the other track."""
    standing = (Purpose.STANDING_CHANNEL, Purpose.SOCIAL)
    tracks = [t for t in facts.programme.touchpoints if t.purpose not in standing]
    alone = [t.title for t in tracks if not t.alternative]
    unlabelled = [t.title for t in tracks if t.alternative and not t.module]
    found = [tr("“{title}” has no counterpart on the asynchronous track.", title=t) for t in alone]
    return (*found, *(tr("“{title}” does not say which module it belongs to.", title=t) for t in unlabelled))


@dataclass(frozen=True, slots=True)
class Guide:
    """A model in a few words."""

    role: str
    best_for: str
    pitfall: str


GUIDES = {
    Model.CORE_WITH_SPURS: Guide(
        "Work is self-paced; live time is an optional extra such as office hours or an expert's visit.",
        "technical skills, compliance, people spread over many time zones",
        "few people coming live is taken for failure, though nobody needs to come",
    ),
    Model.MILESTONE: Guide(
        "Each module ends in one live workshop that people come to prepared.",
        "leadership cohorts, projects, ideas that need a group to make sense of",
        "the workshop slides back into a lecture",
    ),
    Model.PARALLEL_TRACK: Guide(
        "A live and an asynchronous track lead through the same topics; each learner picks one.",
        "mixed audiences, topics worth seeing from two sides",
        "the tracks drift apart or are not labelled, and upkeep doubles",
    ),
}
