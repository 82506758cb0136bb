"""Submissions as CSV: member, assessment, submitted."""

from adapters.calendars.rows import Row, each, filled, moment, table
from core.facts import Submission
from core.source import Skipped
from core.upload import Upload

COLUMNS = ("member", "assessment", "submitted")


def read_submissions(file: Upload, zone: str) -> tuple[tuple[Submission, ...], tuple[Skipped, ...]]:
    """The submissions in the order of the file. Raises Refusal."""

    def submission(row: Row) -> Submission:
        at = moment(filled(row, "submitted"), zone)
        return Submission(filled(row, "member"), filled(row, "assessment"), at)

    made, skipped = each(file, table(file, COLUMNS), submission)
    return tuple(made), tuple(skipped)
