"""When a digest is due: weekly, in the channel's own zone, and never a storm of missed ones."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from core.discourse import week_of
from core.programme import ChannelSettings

# A digest that could not be posted for so long is not made up for.
LATEST = timedelta(days=3)


def due(settings: ChannelSettings, zone: str, now: datetime, last_claimed: str | None) -> str | None:
    """The period key (the ISO week the digest tells of) of the digest due now, or None.

    Only the latest one is ever due, whatever was missed; it tells of the last whole week before it. `zone`
    is the programme's, used where the channel has none. `last_claimed` is the latest key already taken.
    """
    at = fell_due(settings, zone, now)
    key = week_of(at - timedelta(days=at.weekday() + 1))
    missed = now - at > LATEST
    return None if missed or (last_claimed is not None and key <= last_claimed) else key


def fell_due(settings: ChannelSettings, zone: str, now: datetime) -> datetime:
    """When the latest digest fell due, at or before now, in the channel's zone."""
    local = now.astimezone(ZoneInfo(settings.timezone or zone))
    day = local - timedelta(days=(local.weekday() - settings.digest_day) % 7)
    at = day.replace(hour=settings.digest_at.hour, minute=settings.digest_at.minute, second=0, microsecond=0)
    return at if at <= local else at - timedelta(days=7)
