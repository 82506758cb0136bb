"""Invitations that are held: where a clause asks for work first, only who has handed it in is invited.

Everybody else is told nothing; their invitation follows as soon as theirs is in.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from core.actions import DirectMessage
from core.facts import Session, Submission
from core.message import Member
from core.programme import Assessment, Programme
from core.protocols import ChannelProtocol, Clause
from core.protocols.artefacts import concerns
from core.reply.blocks import Quote, Text
from core.reply.pages import page
from core.reply.spans import Bold, When
from core.words import tr

# The logbook's kind: does the bot invite for a channel's clauses? By the channel's id.
INVITING = "invitations"
# So long before a session its invitations go out.
LEAD = timedelta(days=7)
_COMMON = frozenset(
    "submit submitted complete completed have has had the their your work entry module of for a an".split()
)


@dataclass(frozen=True, slots=True)
class Gate:
    """What a clause asks for first: whose `assessment` is in (`ready`), and whose is not (`lacking`), by name.

    `session` is the one that it opens; None where the calendar has none ahead.
    """

    clause: Clause
    assessment: str
    session: Session | None
    ready: tuple[Member, ...]
    lacking: tuple[Member, ...]


def prerequisites(protocol: ChannelProtocol | None) -> tuple[Clause, ...]:
    """The confirmed clauses that ask for something first."""
    return tuple(c for c in protocol.in_force if c.kind == "prerequisite") if protocol else ()


def ahead(clause: Clause, sessions: Sequence[Session], now: datetime) -> tuple[Session, ...]:
    """The sessions a clause is about that have not begun."""
    return tuple(s for s in sessions if s.starts > now and concerns(clause.slots.get("gate"), s))


def gate(
    clause: Clause, session: Session | None, programme: Programme, submissions: Sequence[Submission],
    learners: Sequence[Member],
) -> Gate | None:  # fmt: skip
    """The gate before a session; None where it cannot be told which assessment the clause means."""
    day = session.starts.astimezone(ZoneInfo(programme.timezone)).date() if session else None
    assessment = _required(clause, day, programme.assessments, submissions)
    if assessment is None:
        return None
    done = {s.member.casefold() for s in submissions if s.assessment == assessment}
    named = sorted(learners, key=lambda m: m.name.casefold())
    ready = tuple(m for m in named if {m.id.casefold(), m.name.casefold()} & done)
    return Gate(clause, assessment, session, ready, tuple(m for m in named if m not in ready))


def _required(
    clause: Clause, day: date | None, listed: Sequence[Assessment], submissions: Sequence[Submission]
) -> str | None:
    """The assessment whose name shares most words with what is required: of several the one last due by that day."""
    wanted = set(str(clause.slots.get("requirement") or "").lower().split()) - _COMMON
    known = {s.assessment: Assessment(s.assessment) for s in submissions} | {a.name: a for a in listed}
    shared = {a.name: len(wanted & set(a.name.lower().split())) for a in known.values()}
    most = max(shared.values(), default=0)
    found = [a for a in known.values() if most and shared[a.name] == most]
    if len(found) > 1:
        closed = {a.due for a in found if a.due and day and a.due <= day}
        found = [a for a in found if closed and a.due == max(closed)]
    return found[0].name if len(found) == 1 else None


def invitations(opened: Gate, channel: str) -> Iterator[DirectMessage]:
    """One private invitation for each who is ready; a session that is moved is invited to anew."""
    session = opened.session
    if session is None:
        return
    told = tr("You are invited to “{title}”", title=session.title)
    because = tr("Your {assessment} is in, so you are prepared for it.", assessment=opened.assessment)
    shown = page(told, Text((Bold(told), ", ", When(session.starts), ".")), Text((because,)),
                 Quote(opened.clause.quoted))  # fmt: skip
    for member in opened.ready:
        key = f"invite:{session.title}@{session.starts.isoformat()}:{member.id}"
        yield DirectMessage(key, member.id, shown, channel)
