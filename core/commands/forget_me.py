"""Erase what is kept of a person."""

from core.changes import Forget
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Asked, Pressed
from core.reply.blocks import Button, Buttons, Text
from core.reply.pages import page
from core.words import tr

SUMMARY = "erase what I keep of you"
USAGE = ""


def answer(desk: Desk, asked: Asked) -> Outcome:  # noqa: ARG001 - every command has this signature
    """Says what would be erased, and asks."""
    told = tr(
        "This erases what I keep of you: your messages and what was measured of them, your reactions, hints "
        "and answers to them. What is counted by week stays, without you in it. Your messages in the chat "
        "itself stay where they are. It cannot be undone."
    )
    sure = tr("Really erase everything Stillwater keeps of you?")
    buttons = Buttons((Button(tr("Forget me"), "forget-me.yes", confirm=sure),))
    return Outcome(page(tr("Shall I forget you?"), Text((told,)), buttons))


def press(desk: Desk, pressed: Pressed) -> Outcome:  # noqa: ARG001 - every command has this signature
    """Only ever forgets the person who pressed."""
    told = page(tr("Done: what I kept of you is erased. To be left alone from here on, use “opt-out”."))
    return Outcome(told, (Forget(pressed.member.id),), replaces=True)
