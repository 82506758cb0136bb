"""What a programme says about itself in files: its own description, its calendar, its forum's posts."""

from adapters.calendars.forum_file import read_forum
from adapters.calendars.icalendar_file import read_calendar
from adapters.calendars.programme_file import read_programme

__all__ = ["read_calendar", "read_forum", "read_programme"]
