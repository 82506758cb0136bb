"""May a facilitator be told something about a channel now?"""

from bot.desk import LedgerDesk
from core.courtesy import silent_until
from core.message import Member
from core.programme import Mode, zone_of


def may_be_told(desk: LedgerDesk, channel: str, member: Member) -> bool:
    """Only where the bot is switched on, and neither at a quiet hour nor against somebody's wishes."""
    settings, wishes = desk.settings(channel), desk.preferences(member.id)
    local = desk.now.astimezone(zone_of(member, settings, desk.programme))
    asleep = silent_until(local, settings, desk.protocol(channel))
    snoozed = wishes.snoozed_until is not None and desk.now < wishes.snoozed_until
    return settings.mode is Mode.ON and not (wishes.opted_out or snoozed or asleep)
