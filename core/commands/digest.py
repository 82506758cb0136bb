"""The digest of the last whole week, now: of this channel, or of the whole programme."""

from core.commands import Outcome
from core.desk import Desk
from core.interactions import Asked
from core.paradox.digest import page
from core.paradox.digest.weekly import lacking, last_monday, weekly
from core.reply.pages import page as said
from core.words import tr

SUMMARY = "the weekly digest of this channel, shown to you alone"
USAGE = "[programme]"
STAFF = True


def answer(desk: Desk, asked: Asked) -> Outcome:
    """Show the digest of the last whole week. It is not posted by asking for it."""
    whole = asked.words.strip().casefold() in ("programme", "program")
    zone = desk.settings(asked.channel.id).timezone or desk.programme.timezone
    digest = weekly(desk, last_monday(desk.now, zone), None if whole else asked.channel.id)
    if digest is None:
        return Outcome(said(tr("There was too little talk last week for a digest, or among too few people.")))
    return Outcome(page(digest, desk.linked, lacking(desk)))
