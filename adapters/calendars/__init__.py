"""What a programme says about itself in files: its description, calendar, forum, attendance and the rest."""

from adapters.calendars.attendance import read_attendance
from adapters.calendars.forum_file import read_forum
from adapters.calendars.icalendar_file import read_calendar
from adapters.calendars.programme_file import read_programme
from adapters.calendars.recordings import read_recordings
from adapters.calendars.rows import Skipped
from adapters.calendars.submissions import read_submissions
from adapters.calendars.survey import read_survey

__all__ = [
    "Skipped",
    "read_attendance",
    "read_calendar",
    "read_forum",
    "read_programme",
    "read_recordings",
    "read_submissions",
    "read_survey",
]
