"""Submissions as CSV: member, assessment, submitted."""

from pathlib import Path

from adapters.calendars.rows import Row, Skipped, each, filled, moment, table
from core.paradox.facts import Submission


def read_submissions(path: Path, zone: str) -> tuple[tuple[Submission, ...], tuple[Skipped, ...]]:
    """The submissions in the order of the file. Raises Refusal."""

    def submission(row: Row) -> Submission:
        at = moment(filled(row, "submitted"), zone)
        return Submission(filled(row, "member"), filled(row, "assessment"), at)

    made, skipped = each(path, table(path, ("member", "assessment", "submitted")), submission)
    return tuple(made), tuple(skipped)
