"""The digest of the last whole week, now: of this channel, or of the whole programme."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.commands import Outcome
from core.desk import Asked, Desk
from core.paradox.digest import compose, page
from core.reply import page as said
from core.words import tr

SUMMARY = "the weekly digest of this channel, shown to you alone"
USAGE = "[programme]"
STAFF = True
_LOOKS_BACK = timedelta(weeks=8)


def answer(desk: Desk, asked: Asked) -> Outcome:
    """Show the digest of the last whole week. It is not posted by asking for it."""
    whole = asked.words.strip().casefold() in ("programme", "program")
    monday = last_monday(desk, asked)
    facts = desk.facts(monday - _LOOKS_BACK, monday + timedelta(weeks=1))
    digest = compose(facts, monday, None if whole else asked.channel.id)
    if digest is None:
        return Outcome(said(tr("There was too little talk last week for a digest, or among too few people.")))
    return Outcome(page(digest))


def last_monday(desk: Desk, asked: Asked) -> datetime:
    """When the last whole week began, in the channel's own zone."""
    zone = ZoneInfo(desk.settings(asked.channel.id).timezone or desk.programme.timezone)
    today = desk.now.astimezone(zone).replace(hour=0, minute=0, second=0, microsecond=0)
    return today - timedelta(days=today.weekday() + 7)
