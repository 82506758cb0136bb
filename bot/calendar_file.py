"""A calendar given as a file: read anew when it has changed, and while it cannot be read, as it last could be."""

from datetime import datetime
from pathlib import Path

from adapters.calendars import from_disk, read_calendar, without_people
from core.facts import Session
from core.programme import Programme
from core.refusal import Refusal


class CalendarFile:
    """The sessions between two moments. Raises Refusal where the file cannot be read to begin with."""

    def __init__(self, path: Path, programme: Programme) -> None:
        self.path = path
        self._programme = programme
        self._good = from_disk(path)
        without_people(self._good, programme)

    def __call__(self, since: datetime, until: datetime) -> tuple[Session, ...]:
        return read_calendar(self._good, self._programme, since, until)

    def look(self) -> str:
        """Read the file anew; why that could not be, empty where it could."""
        try:
            found = from_disk(self.path)
            if found != self._good:
                without_people(found, self._programme)
        except Refusal as refusal:
            # Members read it too, whom the folders of this machine do not concern.
            return str(refusal).replace(str(self.path), self.path.name)
        self._good = found
        return ""
