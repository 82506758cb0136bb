"""No nudges, for good; and back."""

from dataclasses import replace

from core.changes import ChangePreferences
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Asked, Pressed
from core.message import Member
from core.reply.blocks import Button, Buttons, Small, Text
from core.reply.pages import page
from core.words import tr

SUMMARY = "no hints at all, in any channel; “back” undoes it"
USAGE = "[back]"


def answer(desk: Desk, asked: Asked) -> Outcome:
    return _set(desk, asked.member, out=asked.words.lower() not in {"back", "undo", "off"})


def press(desk: Desk, pressed: Pressed) -> Outcome:
    return _set(desk, pressed.member, out=pressed.does != "opt-out.back")


def _set(desk: Desk, member: Member, *, out: bool) -> Outcome:
    change = ChangePreferences(member.id, replace(desk.preferences(member.id), opted_out=out))
    if not out:
        return Outcome(page(tr("Welcome back. You may get a hint from me now and then.")), (change,))
    told = page(
        tr("You have opted out."),
        Text((tr("Done: no hints from me any more, in any channel. Commands still work."),)),
        Small((tr("To have what is kept of your messages erased as well, use “forget-me”."),)),
        Buttons((Button(tr("Undo"), "opt-out.back"),)),
    )
    return Outcome(told, (change,))
