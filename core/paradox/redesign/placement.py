"""Live elements come after the asynchronous loop has closed: at the end of a module, or between two."""

from datetime import date
from zoneinfo import ZoneInfo

from core.paradox.audit.live_map import Mapped
from core.programme import Programme

# A session on one of a module's last two days finds its work done.
_CLOSING_DAYS = 1


def cuts_into(one: Mapped, programme: Programme) -> tuple[str, ...]:
    """The modules that a touchpoint interrupts while their asynchronous work is still going on."""
    zone = ZoneInfo(programme.timezone)
    days = [s.starts.astimezone(zone).date() for s in one.occurrences]
    return tuple(m.name for m in programme.modules if any(_inside(day, m.starts, m.ends) for day in days))


def _inside(day: date, starts: date, ends: date) -> bool:
    return starts <= day and (ends - day).days > _CLOSING_DAYS
