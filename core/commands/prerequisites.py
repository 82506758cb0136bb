"""Who has not yet done what a confirmed clause asks for first, for staff who send the invitations."""

from collections.abc import Iterator
from datetime import timedelta

from core.commands import Outcome
from core.desk import Asked, Desk
from core.message import Member
from core.paradox.facts import Facts
from core.protocols import Clause
from core.reply import Block, Bold, Person, Quote, Small, Span, Text, page
from core.words import count, tr

SUMMARY = "who still lacks what a live session asks for first, so that their invitation can wait"
USAGE = ""
STAFF = True
_A_YEAR = timedelta(days=366)
_COMMON = frozenset(
    "submit submitted complete completed have has had the their your work entry module of for a an".split()
)


def answer(desk: Desk, asked: Asked) -> Outcome:
    """One list for each prerequisite in force, by name, never by rank."""
    protocol = desk.protocol(asked.channel.id)
    clauses = [c for c in (protocol.in_force if protocol else ()) if c.kind == "prerequisite"]
    if not clauses:
        return Outcome(page(tr("No confirmed clause of this channel's protocol asks for anything first.")))
    facts = desk.facts(desk.now - _A_YEAR, desk.now)
    blocks = [block for clause in clauses for block in _one(clause, facts)]
    note = tr(
        "I send no invitations: hold theirs until they are ready. The list comes from the submissions file."
    )
    return Outcome(page(tr("Who still lacks what"), *blocks, Small((note,))))


def _one(clause: Clause, facts: Facts) -> Iterator[Block]:
    yield Quote(clause.sentence)
    assessment = _assessment(clause, facts)
    if assessment is None:
        yield Text((tr("No assessment of the programme is called that, so I cannot tell who has done it."),))
        return
    done = {s.member.casefold() for s in facts.submissions if s.assessment == assessment}
    lacking = sorted((m for m in facts.learners if not _has(m, done)), key=lambda m: m.name.casefold())
    yield Text((Bold(assessment), tr(": missing from {n}.", n=count(len(lacking), "person", "people"))))
    names: list[Span] = [span for m in lacking for span in (Person(m.id, m.name), "  ")]
    if names:
        yield Text(tuple(names))


def _has(member: Member, done: set[str]) -> bool:
    return bool({member.id.casefold(), member.name.casefold()} & done)


def _assessment(clause: Clause, facts: Facts) -> str | None:
    """The one assessment whose name shares a word with what the clause requires; None where several do."""
    wanted = set(str(clause.slots.get("requirement") or "").lower().split()) - _COMMON
    known = {a.name for a in facts.programme.assessments} | {s.assessment for s in facts.submissions}
    found = [name for name in sorted(known) if wanted & set(name.lower().split())]
    return found[0] if len(found) == 1 else None
