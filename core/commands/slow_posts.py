"""May a post be pointed to in the digest? Its author says so, each time anew."""

from core.changes import Record
from core.commands import Outcome
from core.desk import Desk
from core.interactions import Pressed
from core.logbook import Entry
from core.paradox.digest.slow_posts import CONSENT
from core.reply.pages import page
from core.words import tr

SUMMARY = "whether a post of yours may be pointed to in the weekly digest"
USAGE = ""
HIDDEN = True


def press(desk: Desk, pressed: Pressed) -> Outcome:  # noqa: ARG001 - every command's press takes the desk
    """`slow-posts.yes` or `slow-posts.no`, about the post's address."""
    yes = pressed.does.endswith(".yes")
    entry = Entry(CONSENT, pressed.about, {"yes": yes}, pressed.at, pressed.member.id)
    told = tr("Thank you: the digest will point to it.") if yes else tr("Then it will not be pointed to.")
    return Outcome(page(told), (Record(entry),), replaces=True)
