"""Weeks, as they are named in figures and digests."""

from datetime import datetime


def week_of(moment: datetime) -> str:
    """The ISO week of a moment, as `2026-W47`."""
    year, week, _ = moment.isocalendar()
    return f"{year}-W{week:02d}"
