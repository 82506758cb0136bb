"""What Stillwater is and what one can ask of it."""

from core import commands
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Asked
from core.reply.blocks import Bullets, Small, Text
from core.reply.pages import page
from core.reply.spans import Code, Line
from core.words import tr

SUMMARY = "what I can do"
USAGE = ""


def answer(desk: Desk, asked: Asked) -> Outcome:
    """The commands this person can use here, each with its summary."""
    staff = commands.is_staff(asked)
    lines: list[Line] = [
        (Code(f"/stillwater {word} {commands.usage(module, staff=staff)}".rstrip()), " ", tr(module.SUMMARY))
        for word, module in commands.offered_to(staff=staff).items()
    ]
    greeting = tr(
        "Hello! I look after the slow, deep work of {programme}. What I tell you, only you see.",
        programme=desk.programme.name,
    )
    privacy = tr("I keep message text for a short while only and send it nowhere. forget-me erases yours.")
    return Outcome(
        page(tr("What Stillwater can do"), Text((greeting,)), Bullets(tuple(lines)), Small((privacy,)))
    )
