"""Each channel's running figures, a row a week: adding a message never looks at history."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import Connection, select

from adapters.ledger.engine import put, table_of
from adapters.ledger.tables import TallyRow
from core.discourse import Fact, WeekTally, week_of

tallies = table_of(TallyRow)


def add(connection: Connection, facts: Iterable[tuple[str, Fact]]) -> None:
    """Count messages into their channels' weeks."""
    fresh: dict[tuple[str, str], WeekTally] = {}
    for channel, fact in facts:
        week = week_of(fact.at)
        fresh.setdefault((channel, week), WeekTally(week)).add(fact)
    by_channel: dict[str, list[WeekTally]] = defaultdict(list)
    for (channel, _), tally in fresh.items():
        by_channel[channel].append(tally)
    for channel, added in by_channel.items():
        mine = (tallies.c.channel == channel) & tallies.c.week.in_([tally.week for tally in added])
        known = {
            row.week: row.tally for row in connection.execute(select(tallies).where(mine).with_for_update())
        }
        rows = [
            {"channel": channel, "week": t.week, "tally": _merged(known.get(t.week), t).to_dict()}
            for t in added
        ]
        put(connection, TallyRow, rows, update=("tally",))


def _merged(stored: dict[str, object] | None, tally: WeekTally) -> WeekTally:
    return WeekTally.from_dict(stored).merge(tally) if stored else tally


def since(connection: Connection, channel: str, moment: datetime) -> list[WeekTally]:
    """The channel's weeks from the one of a moment on, oldest first."""
    wanted = select(tallies.c.tally).where(tallies.c.channel == channel, tallies.c.week >= week_of(moment))
    return [WeekTally.from_dict(row.tally) for row in connection.execute(wanted.order_by(tallies.c.week))]
