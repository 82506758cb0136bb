"""What a programme says about itself in files: its description, calendar, forum, attendance and the rest."""

from adapters.calendars.address import Address, fetch_calendar
from adapters.calendars.attendance import read_attendance
from adapters.calendars.forum_file import read_forum
from adapters.calendars.icalendar_file import read_calendar, without_people
from adapters.calendars.outline import read_outline
from adapters.calendars.programme_file import read_programme
from adapters.calendars.recognised import read_source
from adapters.calendars.recordings import read_recordings
from adapters.calendars.rows import from_disk
from adapters.calendars.submissions import read_submissions
from adapters.calendars.survey import read_survey

__all__ = [
    "Address",
    "fetch_calendar",
    "from_disk",
    "read_attendance",
    "read_calendar",
    "read_forum",
    "read_outline",
    "read_programme",
    "read_recordings",
    "read_source",
    "read_submissions",
    "read_survey",
    "without_people",
]
