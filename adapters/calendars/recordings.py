"""Recording views as CSV: title, published, viewer, minutes. A line without a viewer says only when it was put up."""

from pathlib import Path

from adapters.calendars.rows import Row, Skipped, each, filled, minutes, moment, table
from core.paradox.facts import RecordingView


def read_recordings(path: Path, zone: str) -> tuple[tuple[RecordingView, ...], tuple[Skipped, ...]]:
    """The views in the order of the file. Raises Refusal."""

    def view(row: Row) -> RecordingView:
        watched = minutes(row["minutes"]) if row.get("minutes") else 0.0
        published = moment(filled(row, "published"), zone)
        return RecordingView(filled(row, "title"), published, row.get("viewer") or None, watched)

    made, skipped = each(path, table(path, ("title", "published", "viewer", "minutes")), view)
    return tuple(made), tuple(skipped)
