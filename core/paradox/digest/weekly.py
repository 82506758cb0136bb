"""A week's digest from what the desk knows: the same whether it is posted, asked for or printed."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.desk import Desk
from core.facts import Facts
from core.nudge import referred
from core.paradox.digest.compose import Digest, Extras, compose
from core.paradox.digest.gaps import gaps
from core.paradox.digest.slow_posts import CONSENT, agreed
from core.paradox.redesign.board import as_agreed
from core.reply.spans import Line
from core.source import Origin
from core.visit import told

_A_WEEK = timedelta(weeks=1)
_LOOKS_BACK = timedelta(weeks=8)


def weekly(desk: Desk, monday: datetime, channel: str | None) -> Digest | None:
    """The digest of the week that began on `monday` of a channel (None: of the programme), if it says anything."""
    facts = as_agreed(desk, desk.facts(monday - _LOOKS_BACK, monday + _A_WEEK))
    extras = _extras(desk, facts, monday, channel) if channel is not None else Extras()
    return compose(facts, monday, channel, extras)


def lacking(desk: Desk) -> tuple[Line, ...]:
    """What a digest's figures have to do without, or take from an older reading: sources that cannot be read now."""
    uploaded = {one.kind.value for one in desk.sources() if one.origin is Origin.UPLOAD}
    return tuple(
        told(one, why=False) for one in desk.visits() if one.down_since and one.source not in uploaded
    )


def last_monday(now: datetime, zone: str) -> datetime:
    """When the last whole week began in a zone."""
    today = now.astimezone(ZoneInfo(zone)).replace(hour=0, minute=0, second=0, microsecond=0)
    return today - timedelta(days=today.weekday() + 7)


def monday_of(week: str, zone: str) -> datetime:
    """When an ISO week such as 2026-W10 began in a zone."""
    year, number = week.split("-W")
    return datetime.fromisocalendar(int(year), int(number), 1).replace(tzinfo=ZoneInfo(zone))


def _extras(desk: Desk, facts: Facts, monday: datetime, channel: str) -> Extras:
    """Gaps in the docs from the channel's own questions, and posts whose authors agreed."""
    said = facts.of_channel(channel).between(monday, monday + _A_WEEK).talk
    consent = {referred(e.key): bool(e.value.get("yes")) for e in desk.entries(CONSENT)}
    return Extras(gaps(desk.unanswered(channel, monday, monday + _A_WEEK)), agreed(said, consent))
