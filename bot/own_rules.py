"""Protocols that a programme brings along, in force from the day it began, as if their owner had confirmed them."""

from dataclasses import replace
from datetime import date, datetime, time
from pathlib import Path
from zoneinfo import ZoneInfo

from adapters.platforms.export import Export
from core.message import ChannelKind
from core.programme import Programme, ProgrammeChannel
from core.protocols import ChannelProtocol, State, read
from core.refusal import Refusal


def in_force(text: str, since: datetime) -> ChannelProtocol:
    """A published text with every clause of it confirmed."""
    confirmed = tuple(replace(clause, state=State.CONFIRMED) for clause in read(text).clauses)
    return ChannelProtocol(1, since, text, confirmed)


def began(programme: Programme, export: Export | None) -> datetime:
    """The first moment of the programme: of its first day, or of the export's where that is earlier; else today."""
    zone = ZoneInfo(programme.timezone)
    days = [date.fromisoformat(day) for day, _, _ in export.days] if export else []
    first = min(
        [*days, *((programme.starts,) if programme.starts else ())], default=datetime.now(zone).date()
    )
    return datetime.combine(first, time(0), zone)


def with_protocol(programme: Programme, export: Export | None, path: Path) -> Programme:
    """The programme with this file as the protocol of its first chat channel, or of its busiest where none is named.

    Raises Refusal for a file that cannot be read.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise Refusal(f"{path} cannot be read as UTF-8 text: {error}.") from error
    chats = [channel.name for channel in programme.channels if channel.kind is ChannelKind.CHAT]
    name = chats[0] if chats else _busiest(export) if export else "general"
    others = tuple(channel for channel in programme.channels if channel.name != name)
    return replace(programme, channels=(ProgrammeChannel(name, protocol=text), *others))


def _busiest(export: Export) -> str:
    """The name of the channel with the most days of talk."""
    names = [name for _, name, _ in export.days]
    return max(sorted(export.channels), key=names.count)
