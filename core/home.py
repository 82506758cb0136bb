"""A person's own page: hints they can still act on, how the bot stands towards them, what a facilitator has to do."""

from collections.abc import Iterator
from datetime import timedelta

from core import commands
from core.decide import Kind
from core.desk import Desk
from core.message import Channel, Member, Role
from core.nudge import address
from core.nudge_record import NudgeRecord
from core.programme import Mode
from core.protocols.clause import State
from core.reply.blocks import Block, Bullets, Button, Buttons, Heading, Small, Text
from core.reply.figures import Table
from core.reply.pages import Page
from core.reply.spans import Code, Line, Link, Place, When
from core.verdict import Verdict
from core.words import count, tr

_MODES = {
    Mode.OFF: "off",
    Mode.SHADOW: "shadow: reads along, says nothing",
    Mode.ON: "on: says things privately",
}
_LATELY = timedelta(days=7)
_MOST_HINTS = 5
_MOST_CHANNELS = 25


def home(desk: Desk, member: Member) -> Page:
    """The page, with buttons for peace and quiet."""
    return Page(
        tr("Stillwater in {programme}", programme=desk.programme.name),
        (
            Heading(tr("How I stand towards you")),
            *_towards(desk, member),
            *_hints(desk, member),
            *_channels(desk),
            *(_to_do(desk) if member.role is Role.FACILITATOR else ()),
            *_commands(member),
        ),
    )


def _towards(desk: Desk, member: Member) -> Iterator[Block]:
    wishes = desk.preferences(member.id)
    snooze, out = Button(tr("Snooze for a week"), "snooze.week"), Button(tr("Opt out"), "opt-out.out")
    if wishes.opted_out:
        yield Text((tr("You have opted out: I never nudge you."),))
        yield Buttons((Button(tr("Opt in again"), "opt-out.back"),))
    elif wishes.snoozed_until and desk.now < wishes.snoozed_until:
        yield Text((tr("You have snoozed me until "), When(wishes.snoozed_until), "."))
        yield Buttons((Button(tr("Wake me up"), "snooze.off"), out))
    else:
        yield Text((tr("You may get a private hint from me now and then. Only you see it."),))
        yield Buttons((snooze, out))


def _channels(desk: Desk) -> Iterator[Block]:
    rows = []
    for channel in desk.channels():
        protocol = desk.protocol(channel.id)
        clauses = len(protocol.in_force) if protocol else 0
        rows.append(
            (f"#{channel.name or channel.id}", tr(_MODES[desk.settings(channel.id).mode]), str(clauses))
        )
    if rows:
        yield Heading(tr("Where I am"))
        yield Table((tr("Channel"), tr("I am"), tr("Clauses in force")), tuple(rows))


def _hints(desk: Desk, member: Member) -> Iterator[Block]:
    """A hint beside a message is gone when the page is loaded anew; here it stays for a week."""
    given = desk.nudges(desk.now - _LATELY)
    mine = [n for n in given if n.to == member.id and not n.shadow and n.verdict is Verdict.SILENT]
    if mine:
        yield Heading(tr("Hints you can still answer"))
    for nudge in reversed(mine[-_MOST_HINTS:]):
        yield Text(_line(desk, nudge))
        yield Buttons(_replies(nudge))


def _line(desk: Desk, nudge: NudgeRecord) -> Line:
    channel, url = desk.channel(nudge.about.channel), desk.linked(nudge.about)
    about: Line = (" (", Link(tr("the message"), url), ")") if url else ()
    return (Place(channel.id, channel.name), ", ", When(nudge.at), *about, ": ", nudge.because)


def _replies(nudge: NudgeRecord) -> tuple[Button, ...]:
    about = address(nudge.about)
    helped = Button(tr("This answered it"), "nudge.helped", about, primary=True)
    wrong, forum = (
        Button(tr("Not it"), "nudge.wrong", about),
        Button(tr("Ask on the forum"), "nudge.forum", about),
    )
    match nudge.kind:
        case Kind.ANSWER:
            return helped, wrong, forum
        case Kind.FORUM:
            return forum, wrong
        case Kind.CLAUSE:
            return (
                Button(tr("Thanks, done"), "nudge.helped", about, primary=True),
                Button(tr("That was fine"), "nudge.wrong", about),
            )


def _to_do(desk: Desk) -> Iterator[Block]:
    """For a facilitator: what shadow mode kept back, clauses that wait for them, and each channel's settings."""
    kept = [nudge for nudge in desk.nudges(desk.now - _LATELY) if nudge.shadow]
    channels = desk.channels()
    if kept:
        yield Heading(tr("Kept back in shadow mode"))
        yield Bullets(tuple(_line(desk, nudge) for nudge in reversed(kept[-_MOST_HINTS:])))
        if len(kept) > _MOST_HINTS:
            yield Small((tr("{number} in the last seven days; the latest are shown.", number=len(kept)),))
    waiting = [line for channel in channels if (line := _unconfirmed(desk, channel))]
    if waiting:
        yield Heading(tr("Waiting for you"))
        yield Bullets(tuple(waiting))
    if channels:
        yield Text((tr("Change how I behave in"),))
        yield Buttons(
            tuple(Button(f"#{one.name or one.id}", "setup.open", one.id) for one in channels[:_MOST_CHANNELS])
        )


def _unconfirmed(desk: Desk, channel: Channel) -> Line:
    protocol = desk.protocol(channel.id)
    read = sum(clause.state is State.READ for clause in protocol.clauses) if protocol else 0
    if not read:
        return ()
    wait = count(read, "clause is", "clauses are")
    return (tr("{clauses} read but not confirmed in ", clauses=wait), Place(channel.id, channel.name), ".")


def _commands(member: Member) -> Iterator[Block]:
    staff = member.role is Role.FACILITATOR
    mine = commands.offered_to(staff=staff)
    lines: list[Line] = [
        (Code(f"/stillwater {word}"), " ", tr(module.SUMMARY)) for word, module in mine.items()
    ]
    yield Heading(tr("What you can ask"))
    yield Bullets(tuple(lines))
    yield Small(
        (tr("I keep message text for a short while only and send it nowhere. forget-me erases yours."),)
    )
