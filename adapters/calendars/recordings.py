"""Recording views as CSV: title, published, viewer, minutes. A line without a viewer says only when it was put up."""

from adapters.calendars.rows import Row, each, filled, minutes, moment, table
from core.facts import RecordingView
from core.source import Skipped
from core.upload import Upload

COLUMNS = ("title", "published", "viewer", "minutes")


def read_recordings(file: Upload, zone: str) -> tuple[tuple[RecordingView, ...], tuple[Skipped, ...]]:
    """The views in the order of the file. Raises Refusal."""

    def view(row: Row) -> RecordingView:
        watched = minutes(row["minutes"]) if row.get("minutes") else 0.0
        published = moment(filled(row, "published"), zone)
        return RecordingView(filled(row, "title"), published, row.get("viewer") or None, watched)

    made, skipped = each(file, table(file, COLUMNS), view)
    return tuple(made), tuple(skipped)
