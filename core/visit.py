"""A source outside that is read now and then, and how the last visit went."""

from dataclasses import dataclass
from datetime import datetime

from core.reply.spans import Line, When
from core.words import tr

FORUM, DOCS, CALENDAR = "forum", "docs", "calendar"
_NAMES = {FORUM: "The forum", DOCS: "The documentation", CALENDAR: "The calendar"}


@dataclass(frozen=True, slots=True)
class Visit:
    """`last` is when it could be read, None where it never could; `down_since` is set while it cannot be."""

    source: str
    last: datetime | None = None
    down_since: datetime | None = None
    because: str = ""


def told(visit: Visit, *, why: bool = True) -> Line:
    """How a source stands, with the date of its last good visit; and `why` it cannot be read, where that is so."""
    name = tr(_NAMES[visit.source])
    if visit.down_since is None:
        return (tr("{name} was read last on ", name=name), When(visit.last), ".") if visit.last else ()
    because = f": {visit.because} " if why else ". "
    since = (tr("{name} cannot be read since ", name=name), When(visit.down_since), because)
    if visit.last is None:
        return (*since, tr("It has never been read."))
    return (*since, tr("I go on with what I read on "), When(visit.last), ".")
