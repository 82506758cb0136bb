"""A person's own page: how the bot stands towards them, where it is, and what they can ask of it."""

from collections.abc import Iterator

from core import commands
from core.desk import Desk
from core.message import Member, Role
from core.programme import Mode
from core.reply import Block, Bullets, Button, Buttons, Code, Heading, Line, Page, Small, Table, Text, When
from core.words import tr

_MODES = {
    Mode.OFF: "off",
    Mode.SHADOW: "shadow: reads along, says nothing",
    Mode.ON: "on: says things privately",
}


def home(desk: Desk, member: Member) -> Page:
    """The page, with buttons for peace and quiet."""
    return Page(
        tr("Stillwater in {programme}", programme=desk.programme.name),
        (
            Heading(tr("How I stand towards you")),
            *_towards(desk, member),
            *_channels(desk),
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


def _commands(member: Member) -> Iterator[Block]:
    staff = member.role is Role.FACILITATOR
    mine = ((w, m) for w, m in commands.offered().items() if staff or not getattr(m, "STAFF", False))
    lines: list[Line] = [(Code(f"/stillwater {word}"), " ", tr(module.SUMMARY)) for word, module in mine]
    yield Heading(tr("What you can ask"))
    yield Bullets(tuple(lines))
    yield Small(
        (tr("I keep message text for a short while only and send it nowhere. forget-me erases yours."),)
    )
