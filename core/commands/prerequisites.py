"""Who has not yet done what a confirmed clause asks for first; their invitation waits until they have."""

from collections.abc import Iterator
from datetime import timedelta

from core.changes import Record
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Asked, Interaction, Pressed
from core.logbook import Entry
from core.paradox.redesign.invitations import INVITING, LEAD, Gate, ahead, gate, prerequisites
from core.protocols import Clause
from core.reply.blocks import Block, Button, Buttons, Quote, Small, Text
from core.reply.pages import Page, page
from core.reply.spans import Bold, Person, Span, When
from core.words import count, tr

SUMMARY = "who still lacks what a live session asks for first; their invitation is held until it is in"
USAGE = ""
STAFF = True
_SOON = timedelta(weeks=6)


def answer(desk: Desk, asked: Asked) -> Outcome:
    """One list for each prerequisite in force, by name, never by rank."""
    return Outcome(_page(desk, asked, inviting=_inviting(desk, asked.channel.id)))


def press(desk: Desk, pressed: Pressed) -> Outcome:
    """`invite`: the bot sends the invitations from now on; `hold`: it sends none."""
    inviting = pressed.does == "prerequisites.invite"
    entry = Entry(INVITING, pressed.channel.id, {"on": inviting}, pressed.at, pressed.member.id)
    return Outcome(_page(desk, pressed, inviting=inviting), (Record(entry),), replaces=True)


def _inviting(desk: Desk, channel: str) -> bool:
    said = desk.entries(INVITING, channel)
    return bool(said and said[-1].value["on"])


def _page(desk: Desk, asked: Interaction, *, inviting: bool) -> Page:
    clauses = prerequisites(desk.protocol(asked.channel.id))
    if not clauses:
        return page(tr("No confirmed clause of this channel's protocol asks for anything first."))
    blocks = [block for clause in clauses for block in _one(desk, clause)]
    return page(tr("Who still lacks what"), *blocks, *_switch(inviting=inviting))


def _one(desk: Desk, clause: Clause) -> Iterator[Block]:
    yield Quote(clause.quoted)
    session = next(iter(ahead(clause, desk.sessions(desk.now, desk.now + _SOON), desk.now)), None)
    found = gate(clause, session, desk.programme, desk.submissions(), desk.learners())
    if found is None:
        yield Text((tr("No assessment of the programme is called that, so I cannot tell who has done it."),))
        return
    if session:
        yield Text((tr("For “{title}”, ", title=session.title), When(session.starts), ":"))
    yield from _lists(found)


def _lists(found: Gate) -> Iterator[Block]:
    lacking = count(len(found.lacking), "person", "people")
    said = tr(": in from {n}, missing from {lacking}.", n=len(found.ready), lacking=lacking)
    yield Text((Bold(found.assessment), said))
    names: list[Span] = [span for m in found.lacking for span in (Person(m.id, m.name), "  ")]
    if names:
        yield Text(tuple(names))


def _switch(*, inviting: bool) -> Iterator[Block]:
    days = count(LEAD.days, "day", "days")
    if inviting:
        yield Small(
            (tr("I invite whoever is ready, {days} ahead, privately and once; the others as soon as theirs is in.",
                days=days),)
        )  # fmt: skip
        yield Buttons((Button(tr("Send no invitations"), "prerequisites.hold"),))
    else:
        yield Small((tr("I send no invitations. The list comes from the submissions file."),))
        confirm = tr("Whoever is ready is invited by me, {days} ahead, privately and once.", days=days)
        yield Buttons((Button(tr("Invite who is ready"), "prerequisites.invite", confirm=confirm),))
